-- What the new version changes or ends. Of people who left, no content is kept, not even in what was.
insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'Practitioner', old.id::text, old.version, old.updated_at, false,
       case when new.active then to_jsonb(old) end
  from directory.practitioner_next new join directory.practitioner old on old.id = new.id
 where new.version > old.version
on conflict do nothing;

update directory.past_version set content = null
 where type = 'Practitioner' and content is not null
   and id in (select id::text from directory.practitioner_next where not active and source = 'rpps');
