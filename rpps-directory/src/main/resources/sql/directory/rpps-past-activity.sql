insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'PractitionerRole', old.id, old.version, old.updated_at, false, to_jsonb(old)
  from directory.practice_situation old join directory.practice_situation_next new on new.id = old.id
 where new.version > old.version
on conflict do nothing;

create temporary table ended_role on commit drop as
select old.id, old.version, old.updated_at, old.practitioner
  from directory.practice_situation old
 where old.source = 'rpps'
   and not exists (select from directory.practice_situation_next where id = old.id);

insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'PractitionerRole', old.id, old.version, old.updated_at, false, to_jsonb(role)
  from ended_role old
  join directory.practice_situation role using (id)
  join directory.practitioner_next person on person.id = old.practitioner and person.active
on conflict do nothing;

insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'PractitionerRole', id, version + 1, :now, true, jsonb_build_object('practitioner', practitioner)
  from ended_role
on conflict do nothing;

update directory.past_version set content = null
 where type = 'PractitionerRole' and content is not null and not deleted
   and (content ->> 'practitioner')::uuid in
       (select id from directory.practitioner_next where not active and source = 'rpps');

insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'Organization', old.id, old.version, old.updated_at, false, to_jsonb(old)
  from directory.structure old join directory.structure_next new on new.id = old.id
 where new.version > old.version
on conflict do nothing;

insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'Organization', old.id, old.version + 1, :now, true, null
  from directory.structure old
 where old.source = 'rpps' and not exists (select from directory.structure_next where id = old.id)
on conflict do nothing;
