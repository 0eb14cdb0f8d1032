create table mailbox (
    id          uuid primary key,
    holder_kind text        not null check (holder_kind in ('CITIZEN')),
    patient     uuid        not null,
    -- The only column of the platform, besides the identity itself, that holds a matricule INS: the address of a
    -- citizen is made of it. Null once the same number belongs to another person's mailbox.
    address     text,
    opened_at   timestamptz not null
);
-- A citizen has one mailbox; also the way every reading begins.
create unique index mailbox_of_patient on mailbox (patient);
-- An address names one mailbox at most; mail clients will sign in with it.
create unique index mailbox_by_address on mailbox (address);

create table conversation (
    id            uuid primary key,
    mailbox       uuid        not null references mailbox (id),
    correspondent text        not null,
    -- CLOSED: the holder reads and cannot answer
    state         text        not null check (state in ('OPEN', 'CLOSED')),
    opened_at     timestamptz not null,
    unique (mailbox, correspondent)
);

create table message (
    id             uuid primary key,
    mailbox        uuid        not null references mailbox (id),
    conversation   uuid        not null references conversation (id),
    cause          uuid        not null,
    subject        text        not null,
    sender_label   text        not null,
    sender_address text        not null,
    -- the plain text of the MIME message, so that a list is shown without parsing
    body           text        not null,
    sent_at        timestamptz not null,
    read_at        timestamptz,
    -- RFC 5322, without a To header: the recipient is the mailbox, and its address may change with the INS
    raw            bytea       not null,
    -- exactly once: whoever writes about the same cause again changes nothing
    constraint message_written_once unique (mailbox, cause)
);
-- Every list of a mailbox is "newest first, then what follows this one".
create index message_newest_first on message (mailbox, sent_at desc, id desc);
