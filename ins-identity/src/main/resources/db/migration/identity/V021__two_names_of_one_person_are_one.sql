-- Which name of a person leads to which: a file of a structure to the person whose INS it is (RECONCILED), a file to
-- another one of the same structure (LOCAL), a person to another (NATIONAL). Nothing is ever deleted: undoing is a date.
create table merge (
    id            uuid primary key,
    level         text        not null check (level in ('RECONCILED', 'LOCAL', 'NATIONAL')),
    survivor      uuid        not null,
    absorbed      uuid        not null,
    finess        text,
    reason        text        not null,
    decided_role  text        not null,
    decided_by    text        not null,
    decided_name  text        not null,
    at            timestamptz not null,
    undone_role   text,
    undone_by     text,
    undone_name   text,
    undone_reason text,
    undone_at     timestamptz,
    check (survivor <> absorbed),
    check ((undone_at is null) = (undone_by is null))
);
-- A name leads to one other at most.
create unique index merge_leads_once on merge (absorbed) where undone_at is null;
-- Which names lead here?
create index merge_to_survivor on merge (survivor) where undone_at is null;
create index merge_history_of_absorbed on merge (absorbed, id desc);
create index merge_of_structure on merge (finess, id desc);

-- Everything that changed place with a merge, as it was found then.
create table moved_thing (
    merge         uuid not null references merge,
    kind          text not null,
    thing         uuid not null,
    written_under uuid not null,
    label         text not null,
    primary key (merge, kind, thing)
);

-- The person absorbed by another, kept whole outside the population, so that no search meets it.
create table set_aside (
    merge uuid primary key references merge,
    id    uuid  not null,
    row   jsonb not null,
    links jsonb not null
);
create index set_aside_person on set_aside (id);

create function columns_of_person() returns text
    language sql stable
    return (select string_agg(quote_ident(attname), ', ' order by attnum)
              from pg_attribute
             where attrelid = 'identity.person'::regclass and attnum > 0 and not attisdropped and attgenerated = '');

create procedure set_person_aside(merged uuid, person_id uuid, survivor_id uuid)
    language plpgsql as $$
begin
    insert into identity.set_aside (merge, id, row, links)
    select merged, p.id, to_jsonb(p),
           coalesce((select jsonb_agg(to_jsonb(l)) from identity.link l
                      where l.parent = person_id or l.child = person_id), '[]')
      from identity.person p where p.id = person_id;
    insert into identity.link (parent, child)
    select case when parent = person_id then survivor_id else parent end,
           case when child = person_id then survivor_id else child end
      from identity.link
     where (parent = person_id or child = person_id) and survivor_id not in (parent, child)
    on conflict do nothing;
    delete from identity.link where parent = person_id or child = person_id;
    delete from identity.person where id = person_id;
end $$;

-- Filiation the survivor had before, or has gained since, is its own: only what came with the person goes.
create procedure bring_person_back(merged uuid, survivor_id uuid)
    language plpgsql as $$
declare
    aside identity.set_aside;
    names text := identity.columns_of_person();
begin
    select * into strict aside from identity.set_aside where merge = merged;
    execute format('insert into identity.person (%s) select %s from jsonb_populate_record(null::identity.person, $1)',
                   names, names) using aside.row;
    insert into identity.link (parent, child)
    select l.parent, l.child from jsonb_populate_recordset(null::identity.link, aside.links) l
     where exists (select 1 from identity.person where id = l.parent)
       and exists (select 1 from identity.person where id = l.child)
    on conflict do nothing;
    delete from identity.link k using jsonb_populate_recordset(null::identity.link, aside.links) l
     where k.parent = case when l.parent = aside.id then survivor_id else l.parent end
       and k.child = case when l.child = aside.id then survivor_id else l.child end
       and not (k.parent = l.parent and k.child = l.child);
    delete from identity.set_aside where merge = merged;
end $$;
