-- The structure Spring Modulith expects (schema version 2). Completed publications are deleted: what stays is work to do.
create table event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
-- found by event when a listener is done
create index on event_publication using hash (serialized_event);
-- found by completion when the incomplete ones are resubmitted
create index on event_publication (completion_date);
