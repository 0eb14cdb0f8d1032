-- The internal structures of an establishment: poles, internal structures, functional units.
create table ror_unit (
    id text collate "C" primary key,
    number text not null,
    name text not null,
    kind text not null,
    finess text not null,
    part_of text,
    closing_type text,
    closed_on date,
    reopens_on date,
    source text not null,
    updated_at timestamptz not null
);

create index on ror_unit (finess);
create index on ror_unit (part_of) where part_of is not null;

-- Where care is given: a ward, a bed zone.
create table ror_place (
    id text collate "C" primary key,
    number text not null,
    name text not null,
    kind text,
    finess text not null,
    unit text,
    line text,
    town text,
    postal_code text,
    commune text,
    department text not null,
    longitude double precision,
    latitude double precision,
    closing_type text,
    closed_on date,
    reopens_on date,
    source text not null,
    -- grows with each change of the beds: the ETag
    version integer not null,
    updated_at timestamptz not null
);

create index on ror_place (department, finess);
create index on ror_place (finess);
create index on ror_place (updated_at);

-- One counted row (ror-location-supported-capacity); a search matches inside one row.
create table bed_row (
    place text collate "C" not null references ror_place (id) on delete cascade,
    rank smallint not null,
    kind text not null,
    status text not null,
    temporality text not null,
    number integer not null check (number >= 0),
    source_kind text not null,
    gender text,
    closing_kind text,
    additional_kind text,
    crisis_kind text,
    assignment text not null,
    comment text,
    updated_at timestamptz not null,
    primary key (place, rank)
);

create index on bed_row (status, number);

-- What each update said, for charts and for those who ask who changed it.
create table bed_history (
    place text collate "C" not null,
    version integer not null,
    at timestamptz not null,
    by_role text not null,
    by_reference text not null,
    installed integer not null,
    available integer not null,
    occupied integer not null,
    primary key (place, version)
);

create index on bed_history (place, at desc);

-- The operational offer: what is done, how, for whom, by whom, where.
create table ror_offer (
    id text collate "C" primary key,
    number text not null,
    name text not null,
    finess text not null,
    unit text,
    category text,
    field text not null,
    activities text[] not null,
    family text,
    care_mode text not null,
    reception text[] not null,
    age_low_months integer,
    age_high_months integer,
    publics text[] not null,
    zone text[] not null,
    psychiatric_sector text,
    sensitive boolean not null,
    phone text,
    phone_confidentiality text not null,
    hours jsonb not null,
    places text[] not null,
    commune text,
    department text not null,
    closing_type text,
    closed_on date,
    reopens_on date,
    source text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    search_text text not null
);

create index on ror_offer (finess);
create index on ror_offer (department);
create index on ror_offer using gin (places);
create index on ror_offer using gin (activities);
create index on ror_offer using gin (search_text public.gin_trgm_ops);

-- Great circle on a sphere of 6371 km, good to half a percent.
create function kilometres(lon1 double precision, lat1 double precision, lon2 double precision, lat2 double precision)
    returns double precision language sql immutable parallel safe as $$
    select 6371 * 2 * asin(least(1, sqrt(power(sin(radians(lat2 - lat1) / 2), 2)
           + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2))))
$$;
