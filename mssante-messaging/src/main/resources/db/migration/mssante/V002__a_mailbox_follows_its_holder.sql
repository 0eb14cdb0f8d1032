-- Two identities may turn out to be one person's, and two again: each keeps its mailbox, and this says who reads it.
alter table mailbox add column read_by uuid;
update mailbox set read_by = patient;
alter table mailbox alter column read_by set not null;
create index mailbox_read_by on mailbox (read_by);
