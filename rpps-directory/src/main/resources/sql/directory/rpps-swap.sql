-- Readers wait from here to the end of the transaction: nothing long may follow.
drop table if exists directory.practitioner_previous;
alter table directory.practitioner rename to practitioner_previous;
alter table directory.practitioner_next rename to practitioner;
