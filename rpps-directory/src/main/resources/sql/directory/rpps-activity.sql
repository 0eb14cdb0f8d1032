-- From the lines of Personne_activite to people, practice situations and structures.
set local work_mem = '128MB';
set local maintenance_work_mem = '192MB';

create temporary table role_know_how on commit drop as
select situation, array_agg(distinct know_how order by know_how) as know_hows
  from rpps_activity where know_how is not null and situation is not null group by situation;

-- every know-how of the person, wherever it was said: searches of roles by speciality need nobody else
create temporary table person_specialities on commit drop as
select person, array_agg(distinct split_part(know_how, '|', 2)) as codes
  from (select person, know_how from rpps_activity where know_how is not null
        union all
        select person, know_how from directory.further_know_how) every
 group by person;

analyze rpps_activity (person, situation, first_of_situation, first_of_person);

create temporary table person_line on commit drop as
select person as id, number as rpps, national_id, key_holds, civility, address_title, family_name, given_name,
       profession, category, family_key, given_key, search_text, person_hash
  from rpps_activity where first_of_person;

create temporary table person_know_how_line on commit drop as
select person, know_how from rpps_activity where know_how is not null;

create table directory.practice_situation_next (like directory.practice_situation including defaults);

insert into directory.practice_situation_next (
       id, practitioner, rank, structure_id, structure_name, finess, organization, sector, mode, active, lines,
       postal_code, town, town_key, commune, department, phone, phone_2, fax, email, siret, profession, know_hows,
       specialities, codes, kind, function, pharmacy_section, source, updated_at, version, fingerprint)
select line.situation::text, line.person, line.line, coalesce(line.structure, ''),
       coalesce(line.structure_name, line.sign, ''), line.finess, coalesce(line.finess, line.structure),
       coalesce(line.sector, ''), coalesce(line.mode, ''), true,
       array_remove(array[line.street_complement,
           nullif(concat_ws(' ', line.street_number, line.street_type, line.street), ''), line.locality], null),
       line.postal_code, coalesce(line.town, line.routing_line), line.town_key, line.commune,
       case when line.postal_code like '97%' or line.postal_code like '98%' then left(line.postal_code, 3)
            else left(coalesce(line.commune, line.postal_code), 2) end,
       line.phone, line.phone_2, line.fax, line.email, line.siret, line.profession, coalesce(know.know_hows, '{}'),
       coalesce(special.codes, '{}'),
       array_remove(array['G15:' || line.profession, 'R23:' || line.mode, 'R22:' || line.kind,
           'R21:' || line.function, 'G05:' || line.pharmacy_section, 'R02:' || line.sector], null),
       line.kind, line.function, line.pharmacy_section, 'rpps',
       case when old.fingerprint is null or old.fingerprint <> line.situation_hash # coalesce(know.hash, 0)
            then :now else old.updated_at end,
       case when old.version is null then coalesce(gone.version + 1, 1)
            when old.fingerprint <> line.situation_hash # coalesce(know.hash, 0) then old.version + 1
            else old.version end,
       line.situation_hash # coalesce(know.hash, 0)
  from rpps_activity line
  left join (select situation, know_hows, hashtextextended(know_hows::text, 0) as hash from role_know_how) know
    using (situation)
  left join person_specialities special on special.person = line.person
  left join directory.practice_situation old on old.id = line.situation::text
  left join (select id, max(version) as version from directory.past_version
              where type = 'PractitionerRole' group by id) gone on gone.id = line.situation::text
 where line.first_of_situation;

insert into directory.practice_situation_next
select * from directory.practice_situation where source <> 'rpps';

create table directory.structure_next (like directory.structure including defaults);

insert into directory.structure_next (
       id, name, sign, siret, siren, finess, legal_finess, sector, former_id, delivery_complement, street_complement,
       street_number, street_type, street, locality, routing_line, postal_code, town, town_key, commune, department,
       country, phone, phone_2, fax, email, source, sort_key, updated_at, version, fingerprint)
select line.structure, coalesce(line.structure_name, line.sign, line.structure), line.sign, line.siret, line.siren,
       line.finess, line.legal_finess, coalesce(line.sector, ''), line.former_id, line.delivery_complement,
       line.street_complement, line.street_number, line.street_type, line.street, line.locality, line.routing_line,
       line.postal_code, coalesce(line.town, line.routing_line), line.town_key, line.commune,
       case when line.postal_code like '97%' or line.postal_code like '98%' then left(line.postal_code, 3)
            else left(coalesce(line.commune, line.postal_code), 2) end,
       line.country, line.phone, line.phone_2, line.fax, line.email, 'rpps',
       line.structure_key,
       case when old.fingerprint is not distinct from line.structure_hash then old.updated_at else :now end,
       coalesce(old.version, 0) + case when old.fingerprint is not distinct from line.structure_hash then 0 else 1 end,
       line.structure_hash
  from rpps_activity line
  left join directory.structure old on old.id = line.structure
 where line.first_of_structure
   and (line.finess is null
        or line.structure <> 'F' || line.finess
        or not exists (select from directory.establishment where finess = line.finess));

insert into directory.structure_next select * from directory.structure where source <> 'rpps';

delete from directory.structure_sector where source = 'rpps';

insert into directory.structure_sector (finess, sector)
select finess, sector from rpps_activity
 where first_of_structure and finess is not null and sector is not null
on conflict do nothing;
