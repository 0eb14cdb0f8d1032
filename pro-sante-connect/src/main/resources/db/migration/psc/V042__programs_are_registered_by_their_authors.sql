-- What the author of a program asked for (RFC 7591), and what became of it. The program itself stands among the
-- registered clients, held until it is active.
create table client_registration (
    client_id        varchar(100) primary key,
    state            text         not null
        check (state in ('PROPOSED', 'ACTIVE', 'REFUSED', 'SUSPENDED', 'BLOCKED', 'RETIRED')),
    request          text         not null,
    management_token text         not null,
    proposed_at      timestamptz  not null,
    decided_at       timestamptz,
    decided_by       text,
    reason           text
);
create index client_registration_by_age on client_registration (proposed_at);
