-- What was done about a document, a message or a prescription that left under a wrong identity. Each answer stays; the
-- last one counts.
create table recall (
    id         uuid primary key,
    thing      uuid        not null,
    patient    uuid        not null,
    outcome    text        not null check (outcome in ('RECALLED', 'RECIPIENT_TOLD', 'NOT_NEEDED')),
    reason     text        not null,
    actor_role text        not null,
    actor      text        not null,
    actor_name text        not null,
    at         timestamptz not null
);
create index recall_of_thing on recall (thing, id desc);
