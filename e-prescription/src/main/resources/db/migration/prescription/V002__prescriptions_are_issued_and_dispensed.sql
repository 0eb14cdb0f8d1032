create table prescription (
    id                    uuid primary key,
    -- drawn at random: the constraint is what makes it unique; it also serves the look-up by code
    number                text        not null unique,
    access_key            text        not null,
    patient               uuid        not null,
    prescriber_rpps       text        not null,
    prescriber_name       text        not null,
    prescriber_profession text        not null,
    situation             text        not null,
    structure_name        text        not null,
    structure_finess      text,
    issued_at             timestamptz not null,
    written_on            date        not null,
    valid_until           date        not null,
    callers_group_system  text,
    callers_group_value   text,
    lease_pharmacy        text,
    lease_until           timestamptz,
    version               bigint      not null,
    check ((lease_pharmacy is null) = (lease_until is null))
);
-- the prescriptions of a person, newest first (identifiers grow with time)
create index prescription_of_patient on prescription (patient, id desc);
-- the prescriptions a prescriber wrote, newest first
create index prescription_of_prescriber on prescription (prescriber_rpps, id desc);
-- what a pharmacy is at work on; few rows at any time
create index prescription_leased on prescription (lease_pharmacy) where lease_pharmacy is not null;
-- a software looks its own prescription up by its own name for it
create index prescription_by_callers_group on prescription (callers_group_value);

create table line (
    id                uuid primary key,
    prescription      uuid          not null references prescription (id),
    position          integer       not null,
    cis               text          not null,
    cip13             text,
    medication_name   text          not null,
    substances        text          not null,
    base_version      integer       not null,
    dosage_text       text          not null,
    dosage_structured jsonb,
    quantity          numeric(9, 3) not null check (quantity > 0),
    unit              text          not null,
    dispensed         numeric(9, 3) not null default 0,
    state             text          not null,
    state_at          timestamptz   not null,
    state_reason      text          not null default '',
    callers_system    text,
    callers_value     text,
    unique (prescription, position),
    -- never more than prescribed, whatever the program believes
    check (dispensed between 0 and quantity)
);
-- a software looks its own line up by its own name for it
create index line_by_callers_identifier on line (callers_value) where callers_value is not null;

create table dispensing (
    id              uuid primary key,
    prescription    uuid        not null references prescription (id),
    pharmacist_rpps text        not null,
    pharmacist_name text        not null,
    pharmacy        text        not null,
    pharmacy_name   text        not null,
    at              timestamptz not null
);
-- what was handed over for a prescription
create index dispensing_of_prescription on dispensing (prescription);
-- what a pharmacy handed over
create index dispensing_of_pharmacy on dispensing (pharmacy, prescription);

create table dispensed_line (
    id         uuid primary key,
    dispensing uuid          not null references dispensing (id),
    line       uuid          not null references line (id),
    quantity   numeric(9, 3) not null check (quantity > 0),
    unit       text          not null,
    cip13      text
);
-- the items of a dispensing, and the dispensings of a line
create index dispensed_line_of_dispensing on dispensed_line (dispensing);
create index dispensed_line_of_line on dispensed_line (line);
