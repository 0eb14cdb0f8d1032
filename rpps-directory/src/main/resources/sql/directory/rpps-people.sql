-- Everything known about a person in one row, beside the version that serves.
set local work_mem = '80MB';
set local maintenance_work_mem = '192MB';
set local max_parallel_maintenance_workers = 1;

create temporary table person_know_how on commit drop as
select person, know_hows, hashtextextended(know_hows::text, 0) as hash,
       coalesce((select split_part(it, '|', 2) from unnest(know_hows) it where it like 'S|%' limit 1),
                split_part(know_hows[1], '|', 2)) as main,
       array(select 'KH:' || split_part(it, '|', 2) from unnest(know_hows) it) as codes
  from (select person, array_agg(distinct know_how order by know_how) as know_hows
          from (select person, know_how from rpps_activity_know_how
                union all
                select person, know_how from directory.further_know_how) every
         group by person) each;

analyze person_know_how;
analyze rpps_person (id, rpps);

create table directory.practitioner_next (like directory.practitioner including defaults);

insert into directory.practitioner_next (
       id, rpps, national_id, key_holds, civility, address_title, family_name, given_name, profession, category,
       know_how, know_hows, degrees, authorisations, codes, active, source, family_key, given_key, sort_key,
       search_text, person_hash, authority, updated_at, version, fingerprint)
select person.id, person.rpps, person.national_id, person.key_holds, person.civility, person.address_title,
       person.family_name, person.given_name, person.profession, person.category,
       know.main, coalesce(know.know_hows, '{}'), coalesce(degree.degrees, '{}'),
       coalesce(degree.authorisations, '{}'),
       array_remove(array['G15:' || person.profession, 'R09:' || person.category], null)
           || coalesce(know.codes, '{}') || coalesce(degree.codes, '{}'),
       true, 'rpps', person.family_key, person.given_key, person.family_key || ' ' || person.given_key,
       person.search_text, person.person_hash, person.authority,
       case when old.fingerprint is not distinct from person.person_hash # coalesce(know.hash, 0) # coalesce(degree.hash, 0)
            then old.updated_at else :now end,
       coalesce(old.version, 0)
           + case when old.fingerprint is not distinct from person.person_hash # coalesce(know.hash, 0) # coalesce(degree.hash, 0)
                  then 0 else 1 end,
       person.person_hash # coalesce(know.hash, 0) # coalesce(degree.hash, 0)
  from rpps_person person
  left join person_know_how know on know.person = person.id
  left join directory.further_degree degree on degree.person = person.id
  left join directory.practitioner old on old.id = person.id
-- as the pages come: searches by a beginning of a name read neighbours
 order by person.family_key || ' ' || person.given_key collate "C", person.rpps collate "C";

-- our own entries, and people who left: of these the numbers alone stay
insert into directory.practitioner_next
select * from directory.practitioner mine
 where source <> 'rpps'
   and not exists (select from rpps_person where rpps = mine.rpps and national_id = mine.national_id);

insert into directory.practitioner_next (
       id, rpps, national_id, key_holds, civility, family_name, given_name, profession, active, source,
       family_key, given_key, sort_key, search_text, updated_at, version, fingerprint)
select old.id, old.rpps, old.national_id, old.key_holds, '', '', '', '', false, 'rpps', '', '', '', '',
       case when old.active then :now else old.updated_at end,
       old.version + case when old.active then 1 else 0 end, 0
  from directory.practitioner old
 where old.source = 'rpps' and not exists (select from rpps_person where id = old.id);
