-- The file of activities was not given: people and their situations are those we have.
insert into rpps_person (
       id, rpps, national_id, key_holds, civility, address_title, family_name, given_name, profession, category,
       family_key, given_key, search_text, person_hash, authority)
select id, rpps, national_id, key_holds, civility, address_title, family_name, given_name, profession, category,
       family_key, given_key, search_text, person_hash, authority
  from directory.practitioner where source = 'rpps' and active;

insert into rpps_activity_know_how (person, know_how)
select practitioner, unnest(know_hows)
  from directory.practice_situation where source = 'rpps' and know_hows <> '{}';
