-- What professionals declare of themselves, beside the register.
create table own_declaration (
    rpps text primary key,
    takes_new_patients boolean,
    step_free_access boolean,
    home_visits boolean,
    teleconsultation boolean,
    declared_at timestamptz not null
);

-- The declared link between a person and the doctor who follows them. Ended links stay: they are the history.
create table treating_physician (
    id uuid primary key,
    patient uuid not null,
    rpps text not null,
    since timestamptz not null,
    until timestamptz,
    declared_by_role text not null,
    declared_by text not null,
    provenance text not null
);

create unique index one_treating_physician_at_a_time on treating_physician (patient) where until is null;
create index on treating_physician (rpps) where until is null;
create index on treating_physician (patient, since desc);

-- Those who work in care without an Order: their employer answers for them.
create table employment (
    id uuid primary key,
    employer text not null,
    number text not null,
    rpps text not null,
    role text not null,
    family_name text not null,
    given_name text not null,
    email text,
    starts_on date not null,
    ends_on date,
    state text not null check (state in ('ACTIVE', 'SUSPENDED', 'ENDED')),
    updated_at timestamptz not null,
    constraint one_employment_a_number unique (employer, number)
);

create index on employment (rpps);
create index on employment (employer, state);
