-- The secure mailbox the employer gave the person.
alter table employment add column mailbox text;
create index on employment (ends_on) where state <> 'ENDED' and ends_on is not null;
