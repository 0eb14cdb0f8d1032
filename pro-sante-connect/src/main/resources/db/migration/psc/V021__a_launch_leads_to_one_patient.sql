-- One patient, for one session, to be opened once and soon: by a link, or by SMART's `launch`. Known by its digest.
create table launch_context (
    digest       text        primary key,
    session_id   uuid        not null references user_session on delete cascade,
    patient_id   uuid        not null,
    situation_id text,
    opens        text        not null check (opens in ('PAGE', 'PROGRAM')),
    made_at      timestamptz not null,
    expires_at   timestamptz not null
);
create index launch_context_over on launch_context (expires_at);
