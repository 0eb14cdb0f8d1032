-- An export of the directory in files (FHIR Bulk Data Access): what was asked, and how far it has come.
create table bulk_export (
    id uuid primary key,
    -- the program that asked: nobody else sees it
    client text not null,
    request text not null,
    types text[] not null,
    -- 'Type?query'
    filters text[] not null,
    since timestamptz,
    requested_at timestamptz not null,
    -- open | complete | failed
    state text not null,
    finished_at timestamptz,
    -- the part in work: types in order, then their deletions; and the last row of it that is in a file
    part smallint not null default 0,
    after text collate "C",
    written bigint not null default 0,
    -- the program that works on it, until when; by the clock of the database
    worker uuid,
    leased_until timestamptz
);
create index on bulk_export (requested_at) where state = 'open';
create index on bulk_export (client, requested_at);

create table bulk_export_file (
    export uuid not null references bulk_export (id) on delete cascade,
    name text not null,
    type text not null,
    deleted boolean not null,
    number integer not null,
    lines bigint not null,
    -- what is beyond was written by a program that stopped, and is written again
    bytes bigint not null,
    primary key (export, name)
);
