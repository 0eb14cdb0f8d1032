create table record (
    patient   uuid primary key,
    opened_at timestamptz not null,
    state     text        not null check (state in ('OPEN', 'CLOSED'))
);

create table document (
    id               uuid primary key,
    patient          uuid        not null references record (patient),
    -- what the document tells about: a prescription, a dispensing. Exactly once: whoever files it again changes nothing
    source           uuid        not null constraint document_filed_once unique,
    kind             text        not null,
    title            text        not null,
    -- LOINC code of JDV_J07, and the class JDV_J57 it implies; the labels are the kind's
    type             text        not null,
    category         text        not null,
    author_name      text        not null,
    author_rpps      text,
    author_structure text,
    author_finess    text,
    act_at           timestamptz not null,
    filed_at         timestamptz not null,
    mime             text        not null,
    size             bigint      not null,
    -- base64, as FHIR and XDS ask; SHA-256 (hexadecimal) is for our own checks
    sha1             text        not null,
    sha256           text        not null,
    content          bytea       not null,
    status           text        not null check (status in ('CURRENT', 'SUPERSEDED', 'ENTERED_IN_ERROR')),
    version          integer     not null default 1,
    updated_at       timestamptz not null
);
-- Every list of a record is "newest act first, then what follows this one". The other criteria of a search filter the
-- few documents of one person.
create index document_newest_first on document (patient, act_at desc, id desc);
