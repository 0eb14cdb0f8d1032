create table commune (
    code text collate "C" not null,
    name text not null,
    name_key text collate "C" not null,
    -- null: as far back as the file goes
    since date,
    -- null: still so
    until date
);
create index on commune (code);
create index on commune (name_key);
