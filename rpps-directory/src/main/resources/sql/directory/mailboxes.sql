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
