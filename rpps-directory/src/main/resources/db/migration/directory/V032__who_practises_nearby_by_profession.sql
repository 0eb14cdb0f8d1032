-- The profession beside the place: whoever looks around a point passes over the others without reading them.
create or replace function index_practices(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s add primary key (id)', target);
    execute format('create index on %s (practitioner, rank)', target);
    execute format('create index on %s (organization, profession)', target);
    execute format('create index on %s (structure_id)', target);
    execute format('create index on %s (town_key, profession)', target);
    execute format('create index on %s (department, profession)', target);
    execute format('create index on %s using gin (codes)', target);
    execute format('create index on %s (sector, profession)', target);
    execute format('create index on %s using gin (specialities)', target);
    execute format('create index on %s (updated_at, id)', target);
end
$$;
create index on practice_situation (organization, profession);
