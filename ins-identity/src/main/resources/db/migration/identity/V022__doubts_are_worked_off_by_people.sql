-- The traits a patient had before a change, for whoever has to explain it: birth name, given names, date, sex, place.
alter table local_change add column traits_before text;

-- What is alike about a patient is alike in all its spellings: two patients who share a key are compared.
create table resemblance_key (
    local_identity uuid not null references local_identity,
    finess         text not null,
    key            text collate "C" not null,
    primary key (finess, key, local_identity)
);
create index resemblance_key_of_identity on resemblance_key (local_identity);

-- A doubt about one or two identities: found by a rule, claimed by somebody, decided with a reason. A merge is proposed
-- by one person and confirmed by another.
create table work_item (
    id            uuid primary key,
    -- null: about people, for the national cell
    finess        text,
    kind          text        not null check (kind in ('DOUBLON', 'COLLISION', 'HOMONYME', 'USURPATION', 'RETRAIT')),
    state         text        not null check (state in ('OPEN', 'CLAIMED', 'PROPOSED', 'DECIDED')),
    one           uuid        not null,
    other         uuid,
    score         numeric(4, 3) not null check (score between 0 and 1),
    rule          text        not null,
    found_at      timestamptz not null,
    claimed_by    text,
    claimed_name  text,
    proposed_by   text,
    proposed_name text,
    survivor      uuid,
    decision      text        check (decision in ('MERGE', 'DISTINCT', 'DISMISS', 'WITHDRAW_INS', 'ACKNOWLEDGE')),
    reason        text,
    decided_by    text,
    decided_name  text,
    decided_at    timestamptz,
    check ((state = 'DECIDED') = (decided_by is not null)),
    check (proposed_by is null or decided_by is null or decision <> 'MERGE' or proposed_by <> decided_by)
);
-- The list of a cell, what is open first.
create index work_item_of_cell on work_item (finess, state, id desc);
-- A pair is doubted once at a time, and once decided is not doubted again for the same reason.
create unique index work_item_once on work_item (kind, rule, least(one, other), greatest(one, other))
    where other is not null;
create unique index work_item_once_alone on work_item (kind, rule, one) where other is null and state <> 'DECIDED';

-- An INS taken from somebody it was not the INS of, and what each holder did about it.
create table ins_withdrawal (
    id         uuid primary key,
    patient    uuid        not null,
    finess     text,
    actor_role text        not null,
    actor      text        not null,
    actor_name text        not null,
    reason     text        not null,
    at         timestamptz not null
);
create table withdrawal_notice (
    withdrawal        uuid not null references ins_withdrawal,
    finess            text not null,
    local_identity    uuid not null references local_identity,
    acknowledged_at   timestamptz,
    acknowledged_by   text,
    acknowledged_name text,
    primary key (withdrawal, local_identity)
);
-- What has this structure still to acknowledge?
create index withdrawal_notice_of_structure on withdrawal_notice (finess, acknowledged_at);
