-- The domain of a structure: its patients' local numbers (IPP) and the name other software gives that domain.
create table local_domain (
    finess text primary key,
    system text not null unique
);

-- One patient of one structure. The identifier is a name of a person like any other (see addressing): what was written
-- under it follows when the identity is reconciled with the person whose INS it is.
create table local_identity (
    id               uuid primary key,
    finess           text        not null,
    ipp              text        not null check (length(ipp) between 1 and 64),
    status           text        not null check (status in ('PROV', 'RECUP', 'VALI', 'QUAL')),
    doubtful         boolean     not null,
    fictitious       boolean     not null,
    homonym          boolean     not null,
    oid              text,
    matricule        text        check (length(matricule) = 15),
    insi_at          timestamptz,
    acquisition      text        not null check (acquisition in ('SM', 'CV', 'INSI', 'CB', 'RFID', 'AV')),
    proof            uuid,
    birth_name       text        not null,
    given_names      text[]      not null check (cardinality(given_names) > 0),
    first_given_name text        not null,
    birth_date       date        not null,
    date_completed   boolean     not null,
    sex              text        not null check (sex in ('M', 'F')),
    birth_place      text        not null check (length(birth_place) = 5),
    used_name        text,
    used_given_name  text,
    birth_rank       int,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    birth_name_key   text collate "C" not null generated always as (letters(birth_name)) stored,
    used_name_key    text collate "C" generated always as (letters(used_name)) stored,
    first_given_key  text collate "C" not null generated always as (letters(first_given_name)) stored,
    -- the prohibited couplings of the RNIV, whatever the program believes
    check ((oid is null) = (matricule is null)),
    check ((status in ('RECUP', 'QUAL')) = (matricule is not null)),
    check ((status in ('VALI', 'QUAL')) = (proof is not null)),
    check (status = 'PROV' or not (doubtful or fictitious)),
    check (not (fictitious and (doubtful or homonym))),
    check (not (date_completed and status in ('RECUP', 'QUAL')))
);
-- Who is number 000003 of this structure?
create unique index local_identity_by_number on local_identity (finess, ipp);
-- Who else bears this INS: the other structures, or a second file of the same one?
create index local_identity_by_ins on local_identity (matricule, oid) where matricule is not null;
-- Whom does the reception look for, and who resembles a new patient?
create index local_identity_by_birth on local_identity (finess, birth_date, birth_name_key);
create index local_identity_by_name on local_identity (finess, birth_name_key, first_given_key);

-- What a person showed, to whom, and when. A proof belongs to the traits it was checked against.
create table proof (
    id             uuid primary key,
    local_identity uuid        not null references local_identity,
    kind           text        not null,
    seen_on        date        not null,
    operator_role  text        not null,
    operator       text        not null,
    operator_name  text        not null,
    expires_on     date,
    recorded_at    timestamptz not null,
    withdrawn_at   timestamptz
);
create index proof_of_identity on proof (local_identity);

-- The proofs a structure accepts; without rows, all those of high confidence.
create table accepted_proof (
    finess text not null,
    kind   text not null,
    primary key (finess, kind)
);

-- What happened to a local identity, for ever: who changed what, from which status to which, and why.
create table local_change (
    id             uuid primary key,
    local_identity uuid        not null references local_identity,
    what           text        not null,
    status_before  text,
    status_after   text        not null,
    reason         text        not null,
    actor_role     text        not null,
    actor          text        not null,
    actor_name     text        not null,
    at             timestamptz not null
);
create index local_change_of_identity on local_change (local_identity, id desc);
