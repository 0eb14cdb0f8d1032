-- What an import that was killed may have left.
drop table if exists directory.practice_situation_next;
drop table if exists directory.structure_next;
drop table if exists directory.structure_sector_next;
drop table if exists directory.structure_point_next;
drop table if exists directory.role_lane_next;
drop table if exists directory.person_lane_next;
