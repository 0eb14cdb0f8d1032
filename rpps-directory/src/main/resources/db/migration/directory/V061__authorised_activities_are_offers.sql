-- Care activities and social equipment that FINESS+ says are authorised, beside the offers of the ROR.
create table authorised_activity (
    id text collate "C" primary key,
    kind text not null check (kind in ('HEALTHCARE', 'SOCIAL')),
    -- ARHGOS number; social equipment has none
    number text,
    organization text not null,
    -- modality (JDV_J132)
    category text,
    -- activity (JDV_J133), or discipline (JDV_J379)
    type text,
    -- form (JDV_J134), or way of working (JDV_J138)
    characteristics text[] not null,
    publics text[] not null,
    active boolean not null,
    starts_on date,
    ends_on date,
    age_low integer,
    age_high integer,
    -- places by the names of as-ext-supported-capacity
    capacities jsonb not null,
    source text not null,
    updated_at timestamptz not null default now(),
    version integer not null default 1
);
create index on authorised_activity (organization);
create index on authorised_activity (type);
create index on authorised_activity (updated_at, id);

-- All that is a HealthcareService.
create view offer as
select id, number, name, finess, unit, category, field, activities, family, care_mode, reception, age_low_months,
       age_high_months, publics, zone, psychiatric_sector, sensitive, phone, phone_confidentiality, hours, places,
       commune, department, closing_type, closed_on, reopens_on, source, created_at, updated_at, search_text,
       false as authorised, null::jsonb as activity, 1 as version
  from ror_offer
 union all
select id, number, null, organization, null, category, type, '{}', null, null, characteristics, 12 * age_low,
       12 * age_high, publics, '{}', null, false, null, '1', '[]', '{}',
       null, '', case when active then null else '02' end, null, null, source, updated_at, updated_at, '',
       true, to_jsonb(authorised_activity), version
  from authorised_activity;
