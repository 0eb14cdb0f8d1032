-- The national register of people, as INSi answers from it. Designed for 68 million rows: partitioned by decade of birth,
-- because every search by traits knows the birth date and therefore meets one partition of some seven million rows; a
-- decade that is over hardly changes, so that backups, vacuum and index builds concern the last two. What came from the
-- register is kept as it came: the birth date is a text (a lunar date is no day of our calendar), the list of given
-- names is one text, a key that does not hold stays.
create table reference (
    id               uuid not null,
    oid              text not null,
    matricule        text not null check (length(matricule) = 15),
    birth_name       text not null,
    given_names      text not null,
    first_given_name text,
    birth_date       text collate "C" not null check (length(birth_date) = 10),
    sex              text not null check (sex in ('M', 'F')),
    birth_place      text,
    death_date       date,
    has_former       boolean not null default false,
    name_key         text collate "C" not null,
    primary key (id, birth_date)
) partition by range (birth_date);

do $$
begin
    execute 'create table reference_before_1920 partition of reference for values from (minvalue) to (''1920'')';
    for decade in 1920 .. 2040 by 10 loop
        execute format('create table reference_%s partition of reference for values from (%L) to (%L)',
                       decade, decade::text, (decade + 10)::text);
    end loop;
    execute 'create table reference_after_2049 partition of reference for values from (''2050'') to (maxvalue)';
end $$;

-- Who was born that day under this name? Some 2,500 people share a day, a handful of them a name: the given names, the
-- sex and the place are compared on the rows found.
create index reference_by_traits on reference (birth_date, name_key);

-- Whose number is it? Fourteen short descents when the birth date is not known, one when it is. The authority is
-- compared on the row.
create index reference_by_number on reference (matricule);

-- Former numbers (sex change, NIA become NIR…), in the order received: dates of validity are hardly ever filled, and one
-- published answer even ends before it begins. A small share of the people has any.
create table reference_former (
    person      uuid not null,
    rank        int  not null,
    oid         text not null,
    matricule   text not null check (length(matricule) = 15),
    valid_from  date,
    valid_until date,
    primary key (person, rank)
);

create index reference_former_by_number on reference_former (matricule);

-- What changed in the register, in the order it arrived: one line for each trait. Creations are not changes.
create table reference_change (
    id     uuid primary key,
    person uuid not null,
    at     timestamptz not null,
    trait  text not null check (trait in ('NUMBER', 'BIRTH_NAME', 'GIVEN_NAMES', 'BIRTH_DATE', 'SEX', 'BIRTH_PLACE', 'DEATH')),
    before text,
    after  text
);

create index reference_change_of_a_person on reference_change (person, id);

-- Test and demonstration numbers that reached a real platform: kept aside, seen by nobody but an administrator.
create table reference_quarantine (
    id     uuid primary key,
    at     timestamptz not null,
    oid    text not null,
    source text not null,
    line   bigint not null
);

-- The sandbox's people who were generated before there was a register.
insert into reference (id, oid, matricule, birth_name, given_names, first_given_name, birth_date, sex, birth_place,
                       death_date, name_key)
select id, oid, matricule, birth_name, array_to_string(given_names, ' '), first_given_name, to_char(birth_date, 'YYYY-MM-DD'),
       sex, birth_place, death_date, birth_name_key
  from person where matricule is not null;
