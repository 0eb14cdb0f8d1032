-- The last good load of each source: of what day, what was read, left out, marked and withdrawn, and why.
alter table source_report
    add column data_date date,
    add column rows_read bigint not null default 0,
    add column rows_left_out bigint not null default 0,
    add column rows_flagged bigint not null default 0,
    add column rows_withdrawn bigint not null default 0,
    add column flaws jsonb not null default '[]';
