-- The same lanes by person; names and places come from two connections, so this waits for both.
create table directory.person_lane_next (like directory.person_lane including defaults);

insert into directory.person_lane_next (lane, sort_key, rpps, person)
select lane, sort_key, rpps, person
  from (select distinct lane, person from directory.role_lane_next) lane
  join directory.practitioner_next on practitioner_next.id = person;

create unique index on directory.person_lane_next (lane, sort_key, rpps, person);
analyze directory.person_lane_next;
