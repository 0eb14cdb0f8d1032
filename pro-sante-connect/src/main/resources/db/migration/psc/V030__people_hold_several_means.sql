-- A phone proves itself with a key of its own; only the public half is kept here. Revoked is for ever.
create table phone (
    id           uuid        primary key,
    account_id   uuid        not null references account,
    name         text        not null,
    public_jwk   text        not null,
    enrolled_at  timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index phone_by_account on phone (account_id);

-- An invitation to enrol a phone: shown to somebody who has proved two factors, used once, soon over.
create table phone_enrolment (
    digest     text        primary key,
    account_id uuid        not null references account,
    expires_at timestamptz not null
);

-- Which phone approved: an approval is worth nothing once its phone is revoked.
alter table phone_request add column phone_id uuid references phone;

-- The private keys of the simulated phones. The sandbox only.
create table sandbox_phone (
    phone_id    uuid primary key references phone,
    private_jwk text not null
);

-- Codes kept on paper for the day every other means is lost. Only digests, each used once.
create table recovery_code (
    account_id uuid        not null references account,
    digest     text        not null,
    used_at    timestamptz,
    primary key (account_id, digest)
);

-- The secret of an authenticator application, until its first code confirms it.
create table totp_enrolment (
    account_id uuid        primary key references account,
    secret     text        not null,
    expires_at timestamptz not null
);

-- Passkeys (WebAuthn level 2, credential record). The identifier is base64url, as programs write it.
create table passkey (
    credential_id      text        primary key,
    account_id         uuid        not null references account,
    public_key         bytea       not null,
    signature_count    bigint      not null,
    uv_initialized     boolean     not null,
    backup_eligible    boolean     not null,
    backup_state       boolean     not null,
    transports         text        not null,
    attestation_object bytea       not null,
    client_data        bytea       not null,
    label              text        not null,
    created_at         timestamptz not null,
    last_used_at       timestamptz not null
);
create index passkey_by_account on passkey (account_id);

-- Somebody who always comes from FranceConnect+ or Pro Santé Connect has no password here.
alter table account alter column password drop not null;
