create table job (
    id            uuid primary key,
    source        text not null,
    state         text not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'REFUSED')),
    rows_read     bigint not null default 0,
    rows_accepted bigint not null default 0,
    rows_rejected bigint not null default 0,
    percent       int not null default 0 check (percent between 0 and 100),
    started_at    timestamptz not null,
    ended_at      timestamptz,
    problems      jsonb not null default '[]',
    by_reference  text not null,
    file_name     text not null
);

-- one at a time for each source, decided here even when two instances ask
create unique index one_running_import_a_source on job (source) where state = 'RUNNING';
