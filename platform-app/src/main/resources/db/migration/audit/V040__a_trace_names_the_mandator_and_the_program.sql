alter table access
    add column on_behalf_of      text,
    add column on_behalf_of_name text,
    add column through           text,
    add column through_name      text;
comment on column access.on_behalf_of is 'RPPS number of the professional whose mandate the actor held.';
comment on column access.through is 'Client id of the program that identified itself beside the actor.';
