-- Who is told what, where. Filters hold when they are contained in the properties of what happened.
create table subscription (
    id       uuid        primary key,
    topic    text        not null,
    owner    text        not null,
    endpoint text        not null,
    filters  jsonb       not null,
    headers  text[]      not null,
    content  text        not null check (content in ('EMPTY', 'ID_ONLY')),
    state    text        not null check (state in ('REQUESTED', 'ACTIVE', 'ERROR')),
    end_at   timestamptz,
    told     bigint      not null default 0,
    error    text
);
-- each thing that happens looks for the subscriptions of its topic; an account lists its own
create index subscription_by_topic on subscription (topic) where state = 'ACTIVE';
create index subscription_by_owner on subscription (owner);

-- What is to be told, numbered within its subscription; number 0 is the first call to the address.
create table notification (
    subscription_id uuid        not null references subscription on delete cascade,
    number          bigint      not null,
    event_key       uuid        not null,
    focus           text,
    happened_at     timestamptz,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    delivered_at    timestamptz,
    primary key (subscription_id, number),
    -- the same thing announced twice is told once
    unique (subscription_id, event_key)
);
-- the teller takes the oldest thing of each subscription; the housekeeping deletes what was told long ago
create index notification_waiting on notification (subscription_id, number) where delivered_at is null;
create index notification_told on notification (delivered_at);
