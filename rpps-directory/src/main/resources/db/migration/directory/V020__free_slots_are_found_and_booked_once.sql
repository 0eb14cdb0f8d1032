-- A diary: of a professional at one place of practice, or of a centre that answers as a team (SOS Médecins).
create table agenda (
    id uuid primary key,
    identifier_system text,
    identifier_value text,
    kind text not null check (kind in ('PROFESSIONAL', 'CENTRE')),
    rpps text,
    situation text,
    -- national identifier of the structure: a digit for the register, then the number there
    structure text not null,
    structure_name text not null,
    place_name text not null,
    line text not null,
    town text not null,
    postal_code text not null,
    phone text,
    active boolean not null,
    owner text not null,
    version integer not null,
    updated_at timestamptz not null,
    constraint one_agenda_an_identifier unique (identifier_system, identifier_value),
    check (kind = 'CENTRE' or (rpps is not null and situation is not null))
);

create index on agenda (rpps) where rpps is not null;
create index on agenda (structure);

create table slot (
    id uuid primary key,
    agenda uuid not null references agenda (id) on delete cascade,
    identifier_system text,
    identifier_value text,
    starts timestamptz not null,
    ends timestamptz not null,
    status text not null,
    audiences text[] not null,
    consultations text[] not null,
    reason text,
    specialities text[] not null,
    walk_in boolean not null,
    booking_url text,
    -- FINESS numbers of the CPTS that share the slot
    cpts text[] not null,
    version integer not null,
    updated_at timestamptz not null,
    constraint one_slot_an_identifier unique (identifier_system, identifier_value),
    check (ends > starts)
);

-- the slots of a diary in the order of time
create index on slot (agenda, starts);
-- everybody's slots of a period
create index on slot (starts, id);

create table appointment (
    id uuid primary key,
    identifier_system text not null,
    identifier_value text not null,
    slot uuid references slot (id) on delete set null,
    status text not null,
    starts timestamptz not null,
    ends timestamptz not null,
    created timestamptz not null,
    rpps text,
    operator_type text,
    operator_system text,
    operator_value text,
    patient uuid,
    owner text not null,
    version integer not null,
    updated_at timestamptz not null,
    constraint one_appointment_an_identifier unique (identifier_system, identifier_value)
);

-- however many ask at once, a slot is taken by one
create unique index one_booking_a_slot on appointment (slot) where status <> 'cancelled';
create index on appointment (patient) where patient is not null;

-- those who regulate calls in the service d'accès aux soins
create table regulator (
    id uuid primary key,
    identifier_system text not null,
    identifier_value text not null,
    rpps text,
    family_name text not null,
    given_name text not null,
    email text,
    active boolean not null,
    version integer not null,
    updated_at timestamptz not null,
    constraint one_regulator_an_identifier unique (identifier_system, identifier_value)
);

create index on regulator (rpps) where rpps is not null;
