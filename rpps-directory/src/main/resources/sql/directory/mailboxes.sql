-- The set of addresses becomes that of the file; a mailbox that did not change keeps its date.
create temporary table mailbox_next on commit drop as
select distinct on (line.address) line.address, line.kind, person.id as practitioner,
       case when line.structure_number is null then null else structure.id end as organization,
       line.person_number, line.structure_number, line.service, line.dematerialisation
  from mailbox_line line
  left join directory.practitioner person
    on person.rpps = substr(line.person_number, 2) and person.national_id = line.person_number
  left join lateral (
       select finess as id, 1 as rank from directory.establishment where finess = line.structure_number
       union all
       select finess, 2 from directory.establishment where siret = line.structure_number
       union all
       select id, 3 from directory.structure where siret = line.structure_number
       union all
       select id, 4 from directory.structure where id = line.structure_number
       order by rank limit 1) structure on true
 order by line.address, line.person_number;

create unique index on mailbox_next (address);

-- Whose card changes: who loses an address, has a new one, or has one that says something else.
create temporary table mailbox_change on commit drop as
select mine.practitioner, mine.organization
  from directory.mailbox mine
  left join mailbox_next next on next.address = mine.address
 where mine.source = 'mssante'
   and (mine.kind, mine.practitioner, mine.organization, mine.service)
       is distinct from (next.kind, next.practitioner, next.organization, next.service)
union
select next.practitioner, next.organization
  from mailbox_next next
  left join directory.mailbox mine on mine.address = next.address
 where coalesce(mine.source, 'mssante') = 'mssante'
   and (mine.kind, mine.practitioner, mine.organization, mine.service)
       is distinct from (next.kind, next.practitioner, next.organization, next.service);

delete from directory.mailbox mine
 where source = 'mssante' and not exists (select from mailbox_next where address = mine.address);

insert into directory.mailbox (
       address, kind, practitioner, organization, person_number, structure_number, service, dematerialisation, source,
       updated_at)
select address, kind, practitioner, organization, person_number, structure_number, service, dematerialisation,
       'mssante', :now
  from mailbox_next
on conflict (address) do update set
       kind = excluded.kind, practitioner = excluded.practitioner, organization = excluded.organization,
       person_number = excluded.person_number, structure_number = excluded.structure_number,
       service = excluded.service, dematerialisation = excluded.dematerialisation, updated_at = excluded.updated_at
 where mailbox.source = 'mssante'
   and (mailbox.kind, mailbox.practitioner, mailbox.organization, mailbox.person_number, mailbox.structure_number,
        mailbox.service)
       is distinct from (excluded.kind, excluded.practitioner, excluded.organization, excluded.person_number,
        excluded.structure_number, excluded.service);

analyze directory.mailbox;

-- What their resources show is another: whoever asks for changes, or with an older version, is told.
analyze mailbox_change;

update directory.practitioner set version = version + 1, updated_at = :now
 where id in (select practitioner from mailbox_change where organization is null and practitioner is not null);

update directory.practice_situation role set version = version + 1, updated_at = :now
  from mailbox_change change
 where change.practitioner = role.practitioner and change.organization = role.organization;

update directory.establishment set version = version + 1, updated_at = :now
 where finess in (select organization from mailbox_change where practitioner is null and organization is not null);

update directory.structure set version = version + 1, updated_at = :now
 where id in (select organization from mailbox_change where practitioner is null and organization is not null);

update directory.legal_entity set version = version + 1, updated_at = :now
 where finess in (select organization from mailbox_change where practitioner is null and organization is not null);
