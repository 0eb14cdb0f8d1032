-- What begins when somebody signs in and ends when they leave, at the latest at ends_at. Pages, programs and tokens
-- hang on it: `sid` of a token is its id.
create table user_session (
    id           uuid        primary key,
    account_id   uuid        not null references account,
    means        text        not null,
    -- the program whose request on the phone opened it (CIBA), by its registration; null when a page did
    program      text,
    browser      text,
    situation_id text,
    started_at   timestamptz not null,
    last_used_at timestamptz not null,
    ends_at      timestamptz not null,
    ended_at     timestamptz,
    ended_by     text,
    check ((ended_at is null) = (ended_by is null))
);
create index user_session_open on user_session (account_id) where ended_at is null;
create index user_session_over on user_session (ends_at);

-- The programs that received tokens in a session, and the practice situation those tokens carry.
create table session_program (
    session_id   uuid        not null references user_session on delete cascade,
    program      text        not null,
    situation_id text,
    since        timestamptz not null,
    last_at      timestamptz not null,
    primary key (session_id, program)
);

-- A program waits to hear that a session is over (OpenID Connect Back-Channel Logout).
create table logout_notice (
    id           uuid        primary key,
    program      text        not null,
    session_id   uuid        not null,
    subject      text        not null,
    made_at      timestamptz not null,
    attempts     int         not null default 0,
    next_at      timestamptz not null,
    delivered_at timestamptz
);
create index logout_notice_due on logout_notice (next_at) where delivered_at is null;

-- Page sessions, as Spring Session names their columns: a restart forgets nobody, two instances know the same people.
create table page_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        text
);
create index page_session_over on page_session (expiry_time);
create table page_session_attributes (
    session_primary_id char(36) not null references page_session on delete cascade,
    attribute_name     text     not null,
    attribute_bytes    bytea    not null,
    primary key (session_primary_id, attribute_name)
);
