-- Identifiers of a professional beside the one in use (psc.account.national_id): earlier ones, and those of accounts
-- that were merged into this one. `sub` never changes.
create table account_other_id (
    national_id text        primary key,
    account_id  uuid        not null references account,
    since       timestamptz not null
);
create index account_other_id_of on account_other_id (account_id);
-- An account merged into another: its names lead to the other one.
alter table account add column merged_into uuid references account;
