-- Two identities may turn out to be one person's, and two again: the identity a prescription was written under, when it
-- is now found under another.
alter table prescription add column written_under uuid;
create index prescription_written_under on prescription (written_under) where written_under is not null;
