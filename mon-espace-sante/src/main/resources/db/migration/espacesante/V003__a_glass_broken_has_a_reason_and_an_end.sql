create table emergency_access (
    id        uuid primary key,
    patient   uuid        not null,
    rpps      text        not null,
    name      text        not null,
    structure text        not null,
    reason    text        not null,
    opened_at timestamptz not null,
    ends_at   timestamptz not null
);
-- Asked at each access in this mode: is one still running for this professional and this person?
create index emergency_access_running on emergency_access (patient, rpps, ends_at desc);
