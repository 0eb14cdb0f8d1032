-- The name a provider gives somebody (FranceConnect+ gives another one to each of its clients) and whose it is here.
create table upstream_link (
    provider   text        not null,
    subject    text        not null,
    account_id uuid        not null references account,
    linked_at  timestamptz not null,
    primary key (provider, subject)
);
create index account_by_patient on account (patient_id) where patient_id is not null;

-- What providers encrypt for us: the public halves are published, retired ones still open what is under way.
create table decryption_key (
    kid        text        primary key,
    kind       text        not null check (kind in ('RSA', 'EC')),
    jwk        text        not null,
    made_at    timestamptz not null,
    retired_at timestamptz
);
create unique index decryption_key_in_use on decryption_key (kind) where retired_at is null;

-- The simulated providers of the sandbox: their keys, and what they granted.
create table simulator_key (
    name text primary key,
    jwk  text not null
);
create table simulator_grant (
    code       text        primary key,
    token      text        not null unique,
    client_id  text        not null,
    redirect   text        not null,
    challenge  text,
    claims     text        not null,
    used       boolean     not null default false,
    expires_at timestamptz not null
);
