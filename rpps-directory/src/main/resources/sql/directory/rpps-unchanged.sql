-- The file of activities was not given: people and their situations are those we have.
set local work_mem = '128MB';
set local maintenance_work_mem = '192MB';

create temporary table person_line on commit drop as
select id, rpps, national_id, key_holds, civility, address_title, family_name, given_name, profession, category,
       family_key, given_key, search_text, person_hash
  from directory.practitioner where source = 'rpps' and active;

create temporary table person_know_how_line on commit drop as
select practitioner as person, unnest(know_hows) as know_how
  from directory.practice_situation where source = 'rpps' and know_hows <> '{}';
