create table care_team (
    patient uuid        not null,
    rpps    text        not null,
    since   timestamptz not null,
    origin  text        not null check (origin in ('TREATING_PHYSICIAN', 'DECLARED', 'PRESCRIBED', 'DISPENSED')),
    -- read by patient and professional, or all the team of a patient
    primary key (patient, rpps)
);
