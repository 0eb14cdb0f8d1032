-- What the file of degrees says, one row a person. Nearly all come as one row: the others are put together.
truncate directory.further_degree;

create temporary table degree_again on commit drop as
select person, degrees, authorisations, codes from rpps_degree
 where person in (select person from rpps_degree where again);

insert into directory.further_degree
select person, degrees, authorisations, codes, hashtextextended(degrees::text || authorisations::text, 0)
  from (select person, degrees, authorisations, codes
          from rpps_degree
         where person not in (select person from degree_again)
        union all
        select person,
               array(select distinct it from degree_again same, unnest(same.degrees) it
                      where same.person = one.person order by it),
               array(select distinct it from degree_again same, unnest(same.authorisations) it
                      where same.person = one.person order by it),
               array(select distinct it from degree_again same, unnest(same.codes) it
                      where same.person = one.person order by it)
          from (select distinct person from degree_again) one) each;

analyze directory.further_degree;
