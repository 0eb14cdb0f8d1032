-- Secure mailboxes (MSSanté) and whom they belong to: a person, a person in a place, a structure.
create table mailbox (
    -- small letters: addresses compare without case
    address text collate "C" primary key,
    -- TRE_R257: PER, ORG, APP, CAB
    kind text not null,
    practitioner uuid,
    organization text collate "C",
    -- whom the file names, whether we know them or not
    person_number text,
    structure_number text,
    description text,
    responsible text,
    service text,
    phone text,
    -- on the red list: kept for those who run it, shown to nobody
    red_list boolean not null default false,
    dematerialisation boolean not null default false,
    source text not null,
    updated_at timestamptz not null default now()
);
create index on mailbox (practitioner, organization);
create index on mailbox (organization) where practitioner is null;
create index on mailbox using gin (address public.gin_trgm_ops);

-- Heavy equipment (équipements matériels lourds), by ARHGOS number.
create table device (
    id text collate "C" primary key,
    organization text collate "C",
    type text,
    active boolean not null,
    authorised_on date,
    starts_on date,
    ends_on date,
    source text not null,
    updated_at timestamptz not null default now(),
    version integer not null default 1
);
create index on device (organization);
create index on device (type);
create index on device (updated_at, id);

alter table practitioner add column authority text;
alter table practice_situation add column authority text;

-- every change counts for those who follow from afar, whoever made it
create index on past_version (updated_at, type, id);

-- the national file replaces what it said, and leaves what we said ourselves
alter table structure_sector add column source text not null default 'rpps';

-- names of structures are searched anywhere too
create or replace function index_structures(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s add primary key (id)', target);
    execute format('create index on %s (sort_key, id)', target);
    execute format('create index on %s using gin (sort_key public.gin_trgm_ops)', target);
    execute format('create index on %s (siret)', target);
    execute format('create index on %s (finess) where finess is not null', target);
    execute format('create index on %s (town_key)', target);
    execute format('create index on %s (postal_code)', target);
    execute format('create index on %s (sector)', target);
    execute format('create index on %s (updated_at, id)', target);
end
$$;
create index on structure using gin (sort_key public.gin_trgm_ops);
create index on legal_entity using gin (sort_key public.gin_trgm_ops);
