-- Readers wait from here to the end of the transaction: nothing long may follow.
drop table if exists directory.establishment_previous;
alter table directory.establishment rename to establishment_previous;
alter table directory.establishment_next rename to establishment;
