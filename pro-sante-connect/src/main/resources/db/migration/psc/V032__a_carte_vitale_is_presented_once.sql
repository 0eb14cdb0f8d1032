-- What the application carte Vitale showed: good for a minute, for one purpose, once.
create table vitale_presentation (
    id           uuid        primary key,
    typed_digest text        not null unique,
    patient_id   uuid        not null,
    purpose      text        not null check (purpose in ('CARE', 'SIGN_IN')),
    expires_at   timestamptz not null,
    used_at      timestamptz
);
