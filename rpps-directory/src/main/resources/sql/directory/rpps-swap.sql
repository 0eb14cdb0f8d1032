select directory.index_practitioners('directory.practitioner_next');
analyze directory.practitioner_next;
drop table if exists directory.practitioner_previous;
alter table directory.practitioner rename to practitioner_previous;
alter table directory.practitioner_next rename to practitioner;
