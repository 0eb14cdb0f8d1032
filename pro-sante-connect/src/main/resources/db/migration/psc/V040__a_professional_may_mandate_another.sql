-- Who may act for whom, for what and until when. A mandate is withdrawn, never deleted: traces refer to it.
create table mandate (
    id           uuid        primary key,
    mandator     text        not null,
    holder       text        not null,
    powers       text        not null,
    given_at     timestamptz not null,
    ends_at      timestamptz not null,
    withdrawn_at timestamptz,
    check (mandator <> holder),
    check (ends_at > given_at)
);
create index mandate_of_mandator on mandate (mandator) where withdrawn_at is null;
create index mandate_of_holder on mandate (holder) where withdrawn_at is null;
