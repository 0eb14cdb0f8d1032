drop table directory.structure_point;
alter table directory.structure_point_next rename to structure_point;
