-- An import builds new tables beside those that serve and then takes their names: nothing may point at their rows.
alter table practice_situation drop constraint practice_situation_practitioner_fkey;

alter table practitioner
    -- how the person is addressed (TRE_R81: M, MME), whatever the professional title
    add column address_title text,
    -- TRE_R09: C civil, M military, E student
    add column category text,
    -- 'type|code': S|SM26
    add column know_hows text[] not null default '{}',
    -- 'type|code': DE|DE09
    add column degrees text[] not null default '{}',
    -- 'type|discipline'
    add column authorisations text[] not null default '{}',
    -- 'system:code' of every qualification: what searches compare
    add column codes text[] not null default '{}',
    add column updated_at timestamptz not null default now(),
    add column version integer not null default 1,
    -- of the content, so that an unchanged person keeps their version
    add column fingerprint bigint not null default 0;

alter table practice_situation
    -- FINESS number or technical id of the structure: the id of its Organization
    add column organization text collate "C",
    add column profession text,
    add column know_hows text[] not null default '{}',
    add column specialities text[] not null default '{}',
    add column codes text[] not null default '{}',
    add column kind text,
    add column function text,
    add column pharmacy_section text,
    add column siret text,
    add column phone_2 text,
    add column fax text,
    add column email text,
    add column source text not null default 'own',
    add column updated_at timestamptz not null default now(),
    add column version integer not null default 1,
    add column fingerprint bigint not null default 0;

update practitioner set
    know_hows = case when know_how is null then '{}' else array['S|' || know_how] end,
    codes = array_remove(array['G15:' || profession, 'KH:' || know_how, 'R09:C'], null),
    category = 'C';
update practice_situation role set
    organization = coalesce(finess, nullif(structure_id, '')),
    profession = person.profession,
    know_hows = person.know_hows,
    specialities = case when person.know_how is null then '{}' else array[person.know_how] end,
    kind = 'GENR01',
    source = person.source,
    codes = array_remove(array['G15:' || person.profession, 'R23:' || mode, 'R22:GENR01', 'R02:' || sector], null)
  from practitioner person where person.id = role.practitioner;

-- Places of practice that have no FINESS number, or one the file of establishments does not hold.
create table structure (
    id text collate "C" not null,
    name text not null,
    sign text,
    siret text,
    siren text,
    finess text,
    legal_finess text,
    sector text not null,
    former_id text,
    delivery_complement text,
    street_complement text,
    street_number text,
    street_type text,
    street text,
    locality text,
    routing_line text,
    postal_code text,
    town text,
    town_key text collate "C",
    commune text,
    department text,
    country text,
    phone text,
    phone_2 text,
    fax text,
    email text,
    source text not null,
    sort_key text collate "C" not null,
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    fingerprint bigint not null default 0
);

-- Legal entities of FINESS: they own sites.
create table legal_entity (
    finess text collate "C" primary key,
    name text not null,
    long_name text,
    siren text,
    legal_status text,
    ape text,
    active boolean not null,
    opened_on date,
    closed_on date,
    delivery_complement text,
    street_number text,
    street_type text,
    street text,
    locality text,
    postal_code text,
    town text,
    town_key text collate "C",
    commune text,
    department text,
    phone text,
    source text not null,
    sort_key text collate "C" not null,
    updated_at timestamptz not null default now(),
    version integer not null default 1,
    fingerprint bigint not null default 0
);
create index on legal_entity (sort_key, finess);
create index on legal_entity (siren);
create index on legal_entity (updated_at);

-- The sector of activity (TRE_R02) of establishments: only the file of professionals knows it.
create table structure_sector (
    finess text collate "C" primary key,
    sector text not null
);

-- Where a structure stands; `place` is its point on a Mercator plane in metres, where near is near.
create table structure_point (
    organization text collate "C" not null,
    place point not null,
    latitude double precision not null,
    longitude double precision not null,
    -- address | commune
    precision text not null
);
create unique index on structure_point (organization);
create index on structure_point using gist (place);

alter table establishment
    add column updated_at timestamptz not null default now(),
    add column version integer not null default 1,
    add column fingerprint bigint not null default 0;

-- What was, so that histories and deltas never forget. `content` is the row as it was; it is empty for a person who
-- left the register: of them nothing is kept but the number.
create table past_version (
    type text not null,
    id text collate "C" not null,
    version integer not null,
    updated_at timestamptz not null,
    deleted boolean not null,
    content jsonb
);
create unique index on past_version (type, id, version);
create index on past_version (type, updated_at, id);

-- What each source brought, for the report on quality and freshness.
create table source_report (
    source text primary key,
    loaded_at timestamptz not null,
    file_name text not null,
    rows_loaded bigint not null,
    figures jsonb not null
);

create function index_practitioners(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s add primary key (id)', target);
    execute format('create unique index on %s (rpps, national_id)', target);
    -- the pages in order, and "starts with" on the family name, which the key begins with
    execute format('create index on %s (sort_key, rpps)', target);
    execute format('create index on %s (given_key, rpps)', target);
    -- "contains", typing mistakes, words of the search box
    execute format('create index on %s using gin (search_text public.gin_trgm_ops)', target);
    execute format('create index on %s using gin (codes)', target);
    execute format('create index on %s (updated_at, id)', target);
end
$$;

create function index_practices(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s add primary key (id)', target);
    execute format('create index on %s (practitioner, rank)', target);
    execute format('create index on %s (organization)', target);
    execute format('create index on %s (structure_id)', target);
    execute format('create index on %s (town_key, profession)', target);
    execute format('create index on %s (department, profession)', target);
    execute format('create index on %s using gin (codes)', target);
    execute format('create index on %s (sector, profession)', target);
    execute format('create index on %s using gin (specialities)', target);
    execute format('create index on %s (updated_at, id)', target);
end
$$;

create function index_structures(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s add primary key (id)', target);
    execute format('create index on %s (sort_key, id)', target);
    execute format('create index on %s (siret)', target);
    execute format('create index on %s (finess) where finess is not null', target);
    execute format('create index on %s (town_key)', target);
    execute format('create index on %s (postal_code)', target);
    execute format('create index on %s (sector)', target);
    execute format('create index on %s (updated_at, id)', target);
end
$$;

create or replace function index_establishments(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s add primary key (finess)', target);
    -- the pages, in order; also "starts with"
    execute format('create index on %s (sort_key, finess)', target);
    -- words of the search box, "contains", typing mistakes
    execute format('create index on %s using gin (search_text public.gin_trgm_ops)', target);
    -- a town, a postal code, a department, a category: narrow them down before the words
    execute format('create index on %s (town_key)', target);
    execute format('create index on %s (postal_code)', target);
    execute format('create index on %s (commune)', target);
    execute format('create index on %s (department, category)', target);
    execute format('create index on %s (category)', target);
    execute format('create index on %s (legal_entity)', target);
    execute format('create index on %s (siret)', target);
    execute format('create index on %s (updated_at, finess)', target);
end
$$;

drop index practitioner_sort_key_rpps_idx, practitioner_family_key_idx, practitioner_given_key_idx,
    practitioner_search_text_idx;
alter table practitioner drop constraint practitioner_pkey, drop constraint one_practitioner_a_number,
    drop constraint one_practitioner_a_national_id;
select index_practitioners('practitioner');
drop index practice_situation_practitioner_rank_idx, practice_situation_structure_id_idx,
    practice_situation_finess_idx, practice_situation_town_key_idx, practice_situation_department_idx;
alter table practice_situation drop constraint practice_situation_pkey;
select index_practices('practice_situation');
select index_structures('structure');
create index on establishment (updated_at, finess);

alter table practitioner add column person_hash bigint not null default 0;
alter table practice_situation alter column rank type integer;

-- What the two smaller files say beyond the activities.
create table further_know_how (person uuid not null, know_how text not null);
create table further_degree (
    person uuid primary key,
    degrees text[] not null,
    authorisations text[] not null,
    codes text[] not null,
    hash bigint not null
);

-- A point on a Mercator plane, in metres: distances keep their proportions around any place.
create function on_plane(latitude double precision, longitude double precision) returns point
    language sql immutable parallel safe as $$
    select point(6378137 * radians(longitude), 6378137 * ln(tan(pi() / 4 + radians(least(85, greatest(-85, latitude))) / 2)))
$$;
