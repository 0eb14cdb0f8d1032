-- A pushed request that nobody followed has no token and so no end of its own: its age tells when to forget it.
-- Spring's server names its columns when it writes, so that one more does not disturb it.
alter table oauth2_authorization add column created_at timestamptz not null default current_timestamp;
