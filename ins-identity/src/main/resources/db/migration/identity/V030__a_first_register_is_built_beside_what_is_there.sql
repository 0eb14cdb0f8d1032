-- A million people entered one by one keep nine indexes in order a million times, and have their names sounded out a
-- million times. A delivery that is larger than what is there is written into tables without indexes instead, beside
-- the ones in use, with a copy of what they hold; the indexes are built once, and the tables change places. Questions
-- are answered all the time, except for the moment of that change; changes wait.

-- Whoever writes names writes what they sound like (fr.socle.identity.Sounds, or the function sound), and their words:
-- a program knows the sound of a name it has met already, and a list need not be made an array to be taken apart again.
alter table person alter column birth_name_sound drop expression;
alter table person alter column used_name_sound drop expression;
alter table person alter column given_keys drop expression;
alter table person alter column birth_name_sound set not null;
alter table person add check ((used_name is null) = (used_name_sound is null));

-- What an operator may have hung on the tables, and what a copy would lose: then people are entered one by one.
create function may_be_built_beside() returns boolean
    language sql stable
as $$
    with mine as (select relid as id from pg_partition_tree('identity.reference')
                  union select 'identity.person'::regclass)
    select not exists (select from pg_trigger where tgrelid in (select id from mine) and not tgisinternal)
       and not exists (select from pg_class where oid in (select id from mine) and relrowsecurity)
       and not exists (select from pg_class
                        where oid in (select id from mine) and relispartition and relacl is not null)
       and not exists (select from pg_attribute where attrelid in (select id from mine) and attacl is not null)
       and not exists (select from pg_publication_rel where prrelid in (select id from mine))
       and not exists (select from pg_depend
                        where classid in ('pg_rewrite'::regclass, 'pg_proc'::regclass)
                          and refobjid in (select id from mine))
$$;

-- As before, without tying the table to this function.
create or replace function columns_of_person() returns text
    language sql stable as $$
    select string_agg(quote_ident(attname), ', ' order by attnum)
      from pg_attribute
     where attrelid = 'identity.person'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
$$;

-- person_next and reference_next: the same columns and checks, nothing in them, no index.
create procedure build_beside()
    language plpgsql as $$
declare
    part record;
begin
    lock table identity.person, identity.reference, identity.link in exclusive mode;
    create table identity.person_next (like identity.person including all excluding indexes);
    create table identity.reference_next (like identity.reference including all excluding indexes)
        partition by range (birth_date);
    for part in select c.relname, pg_get_expr(c.relpartbound, c.oid) as bounds
                  from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = 'identity.reference'::regclass
    loop
        execute format('create table identity.%I partition of identity.reference_next %s',
                       replace(part.relname, 'reference_', 'reference_next_'), part.bounds);
    end loop;
end $$;

-- One of the two takes the place of the table in use, with its indexes, constraints, rights and settings, under the
-- same names.
create procedure take_the_place_of(old regclass, next regclass)
    language plpgsql as $$
declare
    name  text := (select relname from pg_class where oid = old);
    index record;
    one   record;
    after text[] := '{}';
    it    text;
begin
    for one in select conname, pg_get_constraintdef(oid) as definition from pg_constraint
                where conrelid = old and contype in ('p', 'u', 'x', 'f')
    loop
        execute format('alter table %s add constraint %I %s', next, one.conname || '_next', one.definition);
        after := after || format('alter table identity.%I rename constraint %I to %I',
                                 name, one.conname || '_next', one.conname);
    end loop;
    for index in select c.relname, pg_get_indexdef(c.oid) as definition
                   from pg_index i join pg_class c on c.oid = i.indexrelid
                  where i.indrelid = old and not exists (select from pg_constraint where conindid = c.oid)
    loop
        execute regexp_replace(index.definition, ' INDEX \S+ ON (ONLY )?\S+ ',
                               format(' INDEX %I ON %s ', index.relname || '_next', next));
        after := after || format('alter index identity.%I rename to %I', index.relname || '_next', index.relname);
    end loop;
    for one in select conname, conrelid::regclass as referring, pg_get_constraintdef(oid) as definition from pg_constraint
                where confrelid = old and contype = 'f'
    loop
        execute format('alter table %s drop constraint %I', one.referring, one.conname);
        after := after || format('alter table %s add constraint %I %s', one.referring, one.conname, one.definition);
    end loop;
    for one in select a.* from pg_class c, aclexplode(c.relacl) a where c.oid = old and a.grantee <> c.relowner
    loop
        execute format('grant %s on %s to %s', one.privilege_type, next,
                       case when one.grantee = 0 then 'public' else one.grantee::regrole::text end);
    end loop;
    for one in select unnest(reloptions) as option from pg_class where oid = old
    loop
        execute format('alter table %s set (%s)', next, one.option);
    end loop;
    execute format('drop table %s', old);
    execute format('alter table %s rename to %I', next, name);
    foreach it in array after loop
        execute it;
    end loop;
    for one in select c.oid::regclass as part, c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = format('identity.%I', name)::regclass
    loop
        execute format('alter table %s rename to %I', one.part, replace(one.relname, name || '_next_', name || '_'));
    end loop;
end $$;
