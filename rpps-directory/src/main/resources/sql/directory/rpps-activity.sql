-- From the lines of Personne_activite to practice situations and structures, on a connection of their own.
set local work_mem = '80MB';
set local maintenance_work_mem = '128MB';
-- the other connection has the other processor
set local max_parallel_maintenance_workers = 0;

create temporary table role_know_how on commit drop as
select situation, know_hows, hashtextextended(know_hows::text, 0) as hash
  from (select situation, array_agg(distinct know_how order by know_how) as know_hows
          from rpps_activity_know_how where situation is not null group by situation) each;

-- every know-how of the person, wherever it was said: searches of roles by speciality need nobody else
create temporary table person_specialities on commit drop as
select person, array_agg(distinct split_part(know_how, '|', 2)) as codes
  from (select person, know_how from rpps_activity_know_how
        union all
        select person, know_how from rpps_know_how) every
 group by person;

analyze role_know_how;
analyze person_specialities;
analyze rpps_situation (id, person);
analyze rpps_structure (id, finess);

create table directory.practice_situation_next (like directory.practice_situation including defaults);

insert into directory.practice_situation_next (
       id, practitioner, rank, structure_id, structure_name, finess, organization, sector, mode, active, lines,
       postal_code, town, town_key, commune, department, phone, phone_2, fax, email, siret, profession, know_hows,
       specialities, codes, kind, function, pharmacy_section, authority, source, updated_at, version, fingerprint)
select line.id, line.person, line.line, coalesce(line.structure, ''),
       coalesce(line.structure_name, ''), line.finess, coalesce(line.finess, line.structure),
       coalesce(line.sector, ''), coalesce(line.mode, ''), true,
       array_remove(array[line.street_complement, line.street, line.locality], null),
       line.postal_code, line.town, line.town_key, line.commune,
       case when line.postal_code like '97%' or line.postal_code like '98%' then left(line.postal_code, 3)
            else left(coalesce(line.commune, line.postal_code), 2) end,
       line.phone, line.phone_2, line.fax, line.email, line.siret, line.profession, coalesce(know.know_hows, '{}'),
       coalesce(special.codes, '{}'),
       array_remove(array['G15:' || line.profession, 'R23:' || line.mode, 'R22:' || line.kind,
           'R21:' || line.function, 'G05:' || line.pharmacy_section, 'R02:' || line.sector], null)
           || case when special.codes is null or line.sector is null then '{}'
                   else array(select 'LANE:' || code || '@' || line.sector from unnest(special.codes) code) end,
       line.kind, line.function, line.pharmacy_section, line.authority, 'rpps',
       case when old.fingerprint is null or old.fingerprint <> line.hash # coalesce(know.hash, 0)
            then :now else old.updated_at end,
       case when old.version is null then coalesce(gone.version + 1, 1)
            when old.fingerprint <> line.hash # coalesce(know.hash, 0) then old.version + 1
            else old.version end,
       line.hash # coalesce(know.hash, 0)
  from rpps_situation line
  left join role_know_how know on know.situation = line.id
  left join person_specialities special on special.person = line.person
  left join directory.practice_situation old on old.id = line.id
  left join (select id, max(version) as version from directory.past_version
              where type = 'PractitionerRole' group by id) gone on gone.id = line.id
-- those who work in one place lie together: they are what is asked for most, by place and around a point
 order by coalesce(line.finess, line.structure) collate "C", line.id collate "C";

insert into directory.practice_situation_next
select * from directory.practice_situation where source <> 'rpps';

create table directory.structure_next (like directory.structure including defaults);

insert into directory.structure_next (
       id, name, sign, siret, siren, finess, legal_finess, sector, former_id, delivery_complement, street_complement,
       street_number, street_type, street, locality, routing_line, postal_code, town, town_key, commune, department,
       country, phone, phone_2, fax, email, source, sort_key, updated_at, version, fingerprint)
select line.id, coalesce(line.name, line.id), line.sign, line.siret, line.siren,
       line.finess, line.legal_finess, coalesce(line.sector, ''), line.former_id, line.delivery_complement,
       line.street_complement, line.street_number, line.street_type, line.street, line.locality, line.routing_line,
       line.postal_code, line.town, line.town_key, line.commune,
       case when line.postal_code like '97%' or line.postal_code like '98%' then left(line.postal_code, 3)
            else left(coalesce(line.commune, line.postal_code), 2) end,
       line.country, line.phone, line.phone_2, line.fax, line.email, 'rpps',
       line.key,
       case when old.fingerprint is not distinct from line.hash then old.updated_at else :now end,
       coalesce(old.version, 0) + case when old.fingerprint is not distinct from line.hash then 0 else 1 end,
       line.hash
  from rpps_structure line
  left join directory.structure old on old.id = line.id
 where line.finess is null
    or line.id <> 'F' || line.finess
    or not exists (select from directory.establishment where finess = line.finess);

insert into directory.structure_next select * from directory.structure where source <> 'rpps';

create table directory.structure_sector_next (like directory.structure_sector including defaults);

insert into directory.structure_sector_next (finess, sector)
select distinct on (finess) finess, sector from rpps_structure
 where finess is not null and sector is not null;

create table directory.role_lane_next (like directory.role_lane including defaults);

insert into directory.role_lane_next (lane, role, person)
select code || '@' || line.sector, line.id, line.person
  from rpps_situation line
  join person_specialities special on special.person = line.person
 cross join unnest(special.codes) code
 where line.sector is not null and code like 'SM%';

insert into directory.role_lane_next (lane, role, person)
select distinct substr(code, 6), id, practitioner from directory.practice_situation, unnest(codes) code
 where source <> 'rpps' and code like 'LANE:SM%';

create unique index on directory.role_lane_next (lane, role);
analyze directory.role_lane_next;
