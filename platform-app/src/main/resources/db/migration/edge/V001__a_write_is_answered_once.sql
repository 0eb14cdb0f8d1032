create table idempotent_answer (
    caller       text not null,
    key          text not null,
    request_hash bytea not null,
    begun_at     timestamptz not null,
    status       int,
    content_type text,
    location     text,
    body         bytea,
    primary key (caller, key)
);
comment on table idempotent_answer is 'First answers to writes that carried an Idempotency-Key, kept for 24 hours.';

-- the hourly clean-up reads by age
create index on idempotent_answer (begun_at);
