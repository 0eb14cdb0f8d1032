-- Where everything stands: at its own point, at that of the same SIRET, or in the middle of its town.
create temporary table town_middle on commit drop as
select postal_code, town_key, avg(latitude) as latitude, avg(longitude) as longitude
  from {establishment}
 where latitude is not null and postal_code is not null
 group by postal_code, town_key;

create temporary table site_of_siret on commit drop as
select distinct on (siret) siret, latitude, longitude
  from {establishment}
 where siret is not null and latitude is not null
 order by siret, finess;

analyze town_middle;
analyze site_of_siret;

drop table if exists directory.structure_point_next;
create table directory.structure_point_next (like directory.structure_point including defaults);

insert into directory.structure_point_next
select finess, directory.on_plane(latitude, longitude), latitude, longitude, 'address'
  from {establishment} where latitude is not null;

insert into directory.structure_point_next
select id, directory.on_plane(latitude, longitude), latitude, longitude, precision
  from (select structure.id, coalesce(site.latitude, town.latitude) as latitude,
               coalesce(site.longitude, town.longitude) as longitude,
               case when site.siret is null then 'commune' else 'address' end as precision
          from {structure} structure
          left join site_of_siret site on site.siret = structure.siret
          left join town_middle town on town.postal_code = structure.postal_code and town.town_key = structure.town_key)
       placed
 where latitude is not null;

create unique index on directory.structure_point_next (organization);
create index on directory.structure_point_next using gist (place);
analyze directory.structure_point_next;
