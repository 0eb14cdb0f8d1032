-- A speciality and a sector, searched together so often that they are one code; every load writes it from now on.
update practice_situation
   set codes = codes || array(select 'LANE:' || code || '@' || sector from unnest(specialities) code)
 where specialities <> '{}' and sector <> '';
