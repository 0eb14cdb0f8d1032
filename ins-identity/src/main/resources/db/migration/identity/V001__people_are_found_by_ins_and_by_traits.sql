-- Designed for the whole population (68 million rows); the indexes below say which question each one answers.

-- Trusted since PostgreSQL 13: the owner of the database may create it. Shared by the modules, hence in public.
create extension if not exists pg_trgm with schema public;

-- Two spellings that differ by hyphen, apostrophe or space are one name. Names are stored in the INS alphabet (A-Z and
-- these three signs), so the letters alone are the key.
create function letters(name text) returns text
    language sql immutable strict parallel safe
    return translate(name, ' ''-', '');

create function words(names text[]) returns text
    language sql immutable strict parallel safe
    return translate(array_to_string(names, ' '), '''-', '');

create table person (
    id               uuid primary key,
    status           text   not null check (status in ('PROV', 'RECUP', 'VALI', 'QUAL')),
    oid              text,
    matricule        text   check (length(matricule) = 15),
    birth_name       text   not null,
    given_names      text[] not null check (cardinality(given_names) > 0),
    first_given_name text   not null,
    birth_date       date   not null,
    sex              text   not null check (sex in ('M', 'F')),
    birth_place      text   not null check (length(birth_place) = 5),
    used_name        text,
    used_given_name  text,
    birth_rank       int,
    death_date       date,
    email            text,
    phone            text,
    address_line     text,
    postal_code      text,
    city             text,
    -- search keys; "C" so that the beginning of a name is a range of an ordinary index
    birth_name_key   text collate "C" not null generated always as (letters(birth_name)) stored,
    used_name_key    text collate "C" generated always as (letters(used_name)) stored,
    first_given_key  text collate "C" not null generated always as (letters(first_given_name)) stored,
    given_keys       text collate "C" not null generated always as (words(given_names)) stored,
    check ((oid is null) = (matricule is null)),
    check (status <> 'QUAL' or matricule is not null)
);

-- Who has this INS? One qualified person at most.
create unique index person_by_ins on person (matricule, oid) where status = 'QUAL';

-- Who was born that day, under a name like this one? A day holds some 2,500 people: their names are compared inside the
-- index, without visiting the table.
create index person_by_birth on person (birth_date, birth_name_key)
    include (used_name_key, first_given_key, given_keys, sex, birth_place, status, id);

-- Who bears these names, whatever the day (a birth date typed wrong, a homonym)?
create index person_by_names on person (birth_name_key, first_given_key, birth_date);
create index person_by_used_name on person (used_name_key, birth_date) where used_name_key is not null;

-- Who bears a name spelled about like this one, the birth date being known in part only?
create index person_by_likeness on person
    using gin (birth_name_key public.gin_trgm_ops, used_name_key public.gin_trgm_ops, first_given_key public.gin_trgm_ops);

-- Filiation (FILI). Asked from the child: who represents a minor.
create table link (
    parent uuid not null references person,
    child  uuid not null references person,
    primary key (child, parent),
    check (parent <> child)
);

-- Asked from the parent: whose representative is this person.
create index link_by_parent on link (parent);

-- The synthetic population, when there is one: what was asked for, and the day its ages are counted from.
create table sandbox_population (
    only_one     boolean primary key default true check (only_one),
    seed         bigint not null,
    size         int    not null,
    generated_on date   not null
);
