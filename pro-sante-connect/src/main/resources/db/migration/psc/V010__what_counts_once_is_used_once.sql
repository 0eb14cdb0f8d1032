-- Proofs of possession, codes, pushed requests: each is accepted once (RFC 9449 §11.1, RFC 6749 §4.1.2, RFC 9126 §7.3).
-- A digest of what was used. Not logged: what a crash forgets is older than it may be, or invalid by other records.
create unlogged table used_once (
    digest     bytea       primary key,
    expires_at timestamptz not null
);
create index used_once_by_age on used_once (expires_at);

-- Access tokens that were withdrawn before their end (their jti), and grants that were (the id of the authorization).
create table withdrawn (
    id         text        primary key,
    expires_at timestamptz not null
);
create index withdrawn_by_age on withdrawn (expires_at);

-- The key and certificate of a client that proves itself by mutual TLS. Sandbox only, like the secrets beside them.
alter table sandbox_client add column certificate text, add column certificate_key text;
