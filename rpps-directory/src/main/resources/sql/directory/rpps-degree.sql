truncate directory.further_degree;
insert into directory.further_degree
select person, degrees, authorisations,
       array(select 'R48:' || split_part(it, '|', 2) from unnest(degrees) it)
           || array(select distinct 'R14:' || split_part(it, '|', 1) from unnest(degrees) it)
           || array(select 'J76:' || split_part(it, '|', 2) from unnest(authorisations) it),
       hashtextextended(degrees::text || authorisations::text, 0)
  from (select person,
               coalesce(array_agg(distinct degree order by degree) filter (where degree is not null), '{}') as degrees,
               coalesce(array_agg(distinct authorisation order by authorisation)
                        filter (where authorisation is not null), '{}') as authorisations
          from rpps_degree group by person) each;
