-- A subject token is exchanged once (its digest); forgotten when it would have expired anyway.
create table exchanged_token (
    digest           bytea        primary key,
    authorization_id varchar(100) not null,
    client_id        varchar(100) not null,
    expires_at       timestamptz  not null
);
create index exchanged_token_over on exchanged_token (expires_at);
