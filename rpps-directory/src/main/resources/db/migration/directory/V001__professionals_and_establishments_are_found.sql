-- Two searches must be fast over millions of rows: by the beginning of a name (btree in collation "C", which also
-- gives the order of the pages), and by the beginnings of several words or with a typing mistake (trigrams).
create extension if not exists pg_trgm with schema public;

create table practitioner (
    id uuid primary key,
    rpps text collate "C" not null,
    national_id text not null,
    key_holds boolean not null,
    civility text not null,
    family_name text not null,
    given_name text not null,
    profession text not null,
    know_how text,
    active boolean not null,
    source text not null,
    -- without accents, in capitals: what the searches compare
    family_key text collate "C" not null,
    given_key text collate "C" not null,
    sort_key text collate "C" not null,
    search_text text not null,
    constraint one_practitioner_a_number unique (rpps),
    constraint one_practitioner_a_national_id unique (national_id)
);

-- the pages, in order
create index on practitioner (sort_key, rpps);
-- "starts with" on one name alone
create index on practitioner (family_key);
create index on practitioner (given_key);
-- "contains", and words of the search box
create index on practitioner using gin (search_text public.gin_trgm_ops);

create table practice_situation (
    id text collate "C" primary key,
    practitioner uuid not null references practitioner (id) on delete cascade,
    rank smallint not null,
    structure_id text not null,
    structure_name text not null,
    finess text,
    sector text not null,
    mode text not null,
    active boolean not null,
    lines text[] not null,
    postal_code text,
    town text,
    town_key text collate "C",
    commune text,
    department text,
    phone text
);

-- the situations of one professional, in order
create unique index on practice_situation (practitioner, rank);
-- who practises in a structure
create index on practice_situation (structure_id);
create index on practice_situation (finess) where finess is not null;
-- who practises in a town, a department
create index on practice_situation (town_key);
create index on practice_situation (department);

create table establishment (
    finess text collate "C" not null,
    key_holds boolean not null,
    legal_entity text,
    name text not null,
    long_name text,
    name_complement text,
    delivery_complement text,
    street_number text,
    street_type text,
    street text,
    street_complement text,
    locality text,
    commune text,
    department text,
    department_name text,
    routing_line text,
    postal_code text,
    town text,
    phone text,
    fax text,
    category text not null,
    category_label text,
    aggregate_category text,
    aggregate_category_label text,
    siret text,
    ape text,
    tariff_mode text,
    tariff_mode_label text,
    public_service text,
    public_service_label text,
    opened_on date,
    authorised_on date,
    updated_on date,
    education text,
    -- as in the file, in the reference system it names; longitude and latitude are computed
    x double precision,
    y double precision,
    crs integer,
    position_source text,
    positioned_on date,
    longitude double precision,
    latitude double precision,
    -- 'finess' for the national file, which an import replaces as a whole; anything else stays
    source text not null,
    sort_key text collate "C" not null,
    town_key text collate "C",
    search_text text not null
);

-- The import fills a new table and then gives it these indexes: one definition serves both.
create function index_establishments(target regclass) returns void language plpgsql as $$
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
end
$$;

select index_establishments('establishment');
