-- Nobody else writes any more. What changed since the building began is found by its date, which is indexed; a minute
-- more than that, for changes that were under way.
drop table if exists pg_temp.changed_meanwhile;

create temporary table changed_meanwhile on commit drop as
select {key}, source, version, updated_at, fingerprint
  from {table}
 where updated_at >= least(transaction_timestamp(), :now - (statement_timestamp() - transaction_timestamp()))
                     - interval '1 minute';

analyze changed_meanwhile;

update {table}_next new
   set version = changed.version + case when new.fingerprint = changed.fingerprint then 0 else 1 end,
       updated_at = case when new.fingerprint = changed.fingerprint then changed.updated_at else new.updated_at end
  from changed_meanwhile changed
 where new.{key} = changed.{key}
   and new.source = '{source}' and changed.source = '{source}'
   and new.version <> changed.version + case when new.fingerprint = changed.fingerprint then 0 else 1 end;

delete from {table}_next new
 using changed_meanwhile changed
 where new.{key} = changed.{key} and new.source <> '{source}' and changed.source <> '{source}';

-- whom the register knows by now are the register's to describe
insert into {table}_next
select mine.* from {table} mine join changed_meanwhile using ({key})
 where mine.source <> '{source}'
on conflict do nothing;
