-- The medication base (BDPM). Every row belongs to a version; one version is active. An import writes a new version
-- beside the active one and makes it active in the same transaction; the version before is kept, older ones go.
create extension if not exists pg_trgm with schema public;

create table medication_version (
    id        integer generated always as identity primary key,
    source    text        not null,
    loaded_at timestamptz not null,
    active    boolean     not null
);
-- at most one version serves
create unique index medication_version_active on medication_version (active) where active;

-- what each file of a version held: the next import is compared with it
create table medication_file (
    version integer not null references medication_version (id) on delete cascade,
    name    text    not null,
    lines   integer not null,
    rows    integer not null,
    primary key (version, name)
);

-- No foreign key between the tables below: the official files themselves point at products they do not list. Those
-- products get a row with withdrawn = true.
create table product (
    version       integer not null,
    cis           text    not null,
    name          text    not null,
    form          text    not null,
    routes        text    not null,
    authorisation text    not null,
    procedure     text    not null,
    marketing     text    not null,
    authorised_on date,
    warning       text    not null,
    eu_number     text    not null,
    holders       text    not null,
    reinforced    boolean not null,
    withdrawn     boolean not null,
    search_text   text    not null,
    primary key (version, cis)
);
-- typo-tolerant search and "contains": both read the trigrams
create index product_search on product using gin (search_text public.gin_trgm_ops);

create table pack (
    version       integer not null,
    cip13         text    not null,
    cip7          text    not null,
    cis           text    not null,
    label         text    not null,
    status        text    not null,
    marketing     text    not null,
    declared_on   date,
    collectivites boolean not null,
    rates         text    not null,
    price         numeric(12, 2),
    public_price  numeric(12, 2),
    fee           numeric(12, 2),
    indications   text    not null,
    primary key (version, cip13)
);
-- the packs of one product
create index pack_of_product on pack (version, cis);

create table composition (
    version        integer not null,
    cis            text    not null,
    element        text    not null,
    substance_code text    not null,
    substance      text    not null,
    search_text    text    not null,
    dose           text    not null,
    reference      text    not null,
    nature         text    not null,
    link           text    not null
);
-- what a product is made of
create index composition_of_product on composition (version, cis);
-- products that contain a substance, by a part of its name
create index composition_search on composition using gin (search_text public.gin_trgm_ops);

create table generic_member (
    version  integer not null,
    group_id integer not null,
    label    text    not null,
    cis      text    not null,
    kind     integer not null,
    rank     integer not null
);
-- the group of a product, then its other members
create index generic_member_of_product on generic_member (version, cis);
create index generic_member_of_group on generic_member (version, group_id);

create table prescribing_condition (
    version integer not null,
    cis     text    not null,
    label   text    not null
);
-- the conditions of one product
create index prescribing_condition_of_product on prescribing_condition (version, cis);

create table product_atc (
    version integer not null,
    cis     text    not null,
    atc     text    not null,
    name    text    not null,
    primary key (version, cis)
);
-- products of a class: an ATC code or its beginning
create index product_atc_by_code on product_atc (version, atc text_pattern_ops);

create table availability (
    version     integer not null,
    cis         text    not null,
    cip13       text    not null,
    status      integer not null,
    label       text    not null,
    started_on  date,
    updated_on  date,
    returned_on date,
    url         text    not null
);
-- shortages of one product
create index availability_of_product on availability (version, cis);
