-- A speciality and a sector asked together ("cardiologists in hospitals"): whoever has both, in the order of the pages,
-- so that a page is read from where it begins however many there are, or however few. Every load makes them anew.
create table role_lane (
    lane text collate "C" not null,
    role text collate "C" not null,
    person uuid not null
);
create unique index on role_lane (lane, role);

create table person_lane (
    lane text collate "C" not null,
    sort_key text collate "C" not null,
    rpps text collate "C" not null,
    person uuid not null
);
create unique index on person_lane (lane, sort_key, rpps, person);

insert into role_lane
select distinct substr(code, 6), id, practitioner from practice_situation, unnest(codes) code
 where code like 'LANE:SM%';

insert into person_lane
select distinct lane, sort_key, rpps, person from role_lane join practitioner on practitioner.id = person;
