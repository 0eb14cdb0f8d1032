-- Where everything stands: at its own point, at that of the same SIRET, or in the middle of its town.
create temporary table town_middle on commit drop as
select postal_code, town_key, avg(latitude) as latitude, avg(longitude) as longitude
  from directory.establishment
 where latitude is not null and postal_code is not null
 group by postal_code, town_key;

create table directory.structure_point_next (like directory.structure_point including defaults);

insert into directory.structure_point_next
select finess, directory.on_plane(latitude, longitude), latitude, longitude, 'address'
  from directory.establishment where latitude is not null;

insert into directory.structure_point_next
select distinct on (structure.id) structure.id, directory.on_plane(site.latitude, site.longitude), site.latitude,
       site.longitude, site.precision
  from directory.structure
  join lateral (
       select latitude, longitude, 'address' as precision, 1 as rank
         from directory.establishment
        where siret = structure.siret and latitude is not null
       union all
       select latitude, longitude, 'commune', 2
         from town_middle where postal_code = structure.postal_code and town_key = structure.town_key
        order by rank limit 1) site on true;

create unique index on directory.structure_point_next (organization);
create index on directory.structure_point_next using gist (place);
analyze directory.structure_point_next;
drop table directory.structure_point;
alter table directory.structure_point_next rename to structure_point;
