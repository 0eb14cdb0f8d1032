-- Those who may sign in. The internal id is the stable name of an account: a national identifier may change, and
-- accounts may merge. People are found by user name (unique) or by national identifier (unique).
create table account (
    id             uuid        primary key,
    username       text        not null,
    kind           text        not null check (kind in ('PROFESSIONAL', 'CITIZEN', 'ADMINISTRATOR')),
    display_name   text        not null,
    password       text        not null,
    national_id    text,
    patient_id     uuid,
    totp_secret    text,
    totp_last_step bigint,
    opened_at      timestamptz not null,
    check (kind <> 'PROFESSIONAL' or national_id is not null),
    check (kind <> 'CITIZEN' or patient_id is not null)
);
create unique index account_by_username on account (lower(username));
create unique index account_by_national_id on account (national_id);

-- What a phone is asked to approve: a CIBA request of a program, or the second factor of a page.
create table phone_request (
    id              uuid        primary key,
    auth_req_id     text        not null unique,
    account_id      uuid        not null references account,
    client_id       text,
    client_name     text        not null,
    binding_message text        not null,
    scopes          text        not null,
    situation_id    text,
    status          text        not null check (status in ('PENDING', 'APPROVED', 'REFUSED', 'USED')),
    requested_at    timestamptz not null,
    expires_at      timestamptz not null,
    poll_seconds    int         not null,
    polled_at       timestamptz
);
-- the phone lists what waits; the housekeeping deletes what is over
create index phone_request_waiting on phone_request (expires_at);

-- The server's own keys, as private JWK: tokens survive a restart, and two instances sign alike.
create table signing_key (
    kid        text        primary key,
    kind       text        not null check (kind in ('RSA', 'EC')),
    jwk        text        not null,
    made_at    timestamptz not null,
    retired_at timestamptz
);
create unique index signing_key_in_use on signing_key (kind) where retired_at is null;

-- A client assertion is accepted once (RFC 7523 §3, jti).
create table used_assertion (
    client_id  text        not null,
    jti        text        not null,
    expires_at timestamptz not null,
    primary key (client_id, jti)
);

-- Failed sign-ins by account and by address, in a sliding window. The subject is a digest: what was typed stays unknown.
create table failed_sign_in (
    subject  text        primary key,
    failures int         not null,
    since    timestamptz not null
);

-- The secrets of the sandbox's clients, published to newcomers. Empty in production.
create table sandbox_client (
    client_id    text primary key,
    secret       text,
    private_jwks text
);

-- The tables of Spring's authorization server, by the names it gives them.
create table oauth2_registered_client (
    id                            varchar(100) primary key,
    client_id                     varchar(100) not null unique,
    client_id_issued_at           timestamptz  not null default current_timestamp,
    client_secret                 varchar(200),
    client_secret_expires_at      timestamptz,
    client_name                   varchar(200) not null,
    client_authentication_methods varchar(1000) not null,
    authorization_grant_types     varchar(1000) not null,
    redirect_uris                 text,
    post_logout_redirect_uris     text,
    scopes                        text         not null,
    client_settings               text         not null,
    token_settings                text         not null
);

create table oauth2_authorization (
    id                            varchar(100) primary key,
    registered_client_id          varchar(100) not null,
    principal_name                varchar(200) not null,
    authorization_grant_type      varchar(100) not null,
    authorized_scopes             text,
    attributes                    text,
    state                         text,
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             varchar(100),
    access_token_scopes           text,
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text
);
-- every token is looked up by its whole value; a hash index takes values of any length
create index authorization_by_state on oauth2_authorization using hash (state);
create index authorization_by_code on oauth2_authorization using hash (authorization_code_value);
create index authorization_by_access_token on oauth2_authorization using hash (access_token_value);
create index authorization_by_id_token on oauth2_authorization using hash (oidc_id_token_value);
create index authorization_by_refresh_token on oauth2_authorization using hash (refresh_token_value);

create table oauth2_authorization_consent (
    registered_client_id varchar(100)  not null,
    principal_name       varchar(200)  not null,
    authorities          varchar(1000) not null,
    primary key (registered_client_id, principal_name)
);
