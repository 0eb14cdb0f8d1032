-- Legal entities are few: what changed is changed where it stands.
insert into directory.legal_entity (
       finess, name, long_name, siren, legal_status, ape, active, opened_on, closed_on, delivery_complement,
       street_number, street_type, street, locality, postal_code, town, town_key, commune, department, phone, source,
       sort_key, updated_at, fingerprint)
select distinct on (line.finess) line.finess, line.name, line.long_name, line.siren, line.legal_status, line.ape,
       line.active, line.opened_on, line.closed_on, line.delivery_complement, line.street_number, line.street_type,
       line.street, line.locality, line.postal_code, line.town, line.town_key, line.commune, line.department, line.phone,
       '{source}', line.sort_key, :now, hashtextextended(line::text, 0)
  from finess_entity line
on conflict (finess) do update set
       name = excluded.name, long_name = excluded.long_name, siren = excluded.siren,
       legal_status = excluded.legal_status, ape = excluded.ape, active = excluded.active,
       opened_on = excluded.opened_on, closed_on = excluded.closed_on,
       delivery_complement = excluded.delivery_complement, street_number = excluded.street_number,
       street_type = excluded.street_type, street = excluded.street, locality = excluded.locality,
       postal_code = excluded.postal_code, town = excluded.town, town_key = excluded.town_key,
       commune = excluded.commune, department = excluded.department, phone = excluded.phone,
       sort_key = excluded.sort_key, updated_at = excluded.updated_at, version = legal_entity.version + 1,
       fingerprint = excluded.fingerprint
 where legal_entity.fingerprint <> excluded.fingerprint;

update directory.legal_entity gone
   set active = false, updated_at = :now, version = version + 1, fingerprint = 0
 where source in ('finess', 'finess-plus') and active
   and not exists (select from finess_entity where finess = gone.finess);
