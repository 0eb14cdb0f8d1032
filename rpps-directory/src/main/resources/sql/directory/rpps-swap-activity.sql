delete from directory.structure_sector where source = 'rpps';

insert into directory.structure_sector (finess, sector)
select finess, sector from directory.structure_sector_next
on conflict do nothing;

drop table directory.structure_sector_next;

-- Readers wait from here to the end of the transaction: nothing long may follow.
drop table if exists directory.practice_situation_previous;
alter table directory.practice_situation rename to practice_situation_previous;
alter table directory.practice_situation_next rename to practice_situation;
drop table if exists directory.structure_previous;
alter table directory.structure rename to structure_previous;
alter table directory.structure_next rename to structure;
drop table directory.role_lane;
alter table directory.role_lane_next rename to role_lane;
drop table directory.person_lane;
alter table directory.person_lane_next rename to person_lane;
