create table access (
    id              uuid primary key,
    at              timestamptz not null,
    patient_id      uuid not null,
    actor_role      text not null,
    actor_reference text not null,
    actor_name      text not null,
    structure       text,
    mode            text not null,
    reason          text,
    action          text not null,
    what            text not null,
    object_id       uuid
);
comment on table access is 'Who saw or changed what about whom. Rows are only ever added.';

-- a person reads their own list, newest first: identifiers are ordered by time
create index access_of_a_person on access (patient_id, id desc);

create function traces_are_only_added() returns trigger language plpgsql as $$
begin
    raise exception 'a trace is never changed';
end $$;
create trigger traces_are_only_added before update or delete on access
    for each row execute function traces_are_only_added();
