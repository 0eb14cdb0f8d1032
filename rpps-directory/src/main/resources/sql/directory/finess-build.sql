-- Establishments and their owners in place of those before; what changed and what closed is remembered.
set local work_mem = '64MB';
set local maintenance_work_mem = '256MB';

create table directory.establishment_next (like directory.establishment including defaults);

insert into directory.establishment_next (
       finess, key_holds, legal_entity, name, long_name, name_complement, delivery_complement,
       street_number, street_type, street, street_complement, locality, commune, department,
       department_name, routing_line, postal_code, town, phone, fax, category, category_label,
       aggregate_category, aggregate_category_label, siret, ape, tariff_mode, tariff_mode_label,
       public_service, public_service_label, opened_on, authorised_on, updated_on, education,
       sort_key, town_key, search_text,
       x, y, crs, position_source, positioned_on, longitude, latitude, source, updated_at, version, fingerprint)
select site.*, position.x, position.y, position.crs, position.source, position.positioned_on,
       position.longitude, position.latitude, 'finess',
       case when old.fingerprint is not distinct from content.hash then old.updated_at else :now end,
       coalesce(old.version, 0) + case when old.fingerprint is not distinct from content.hash then 0 else 1 end,
       content.hash
  from finess_site site
  left join finess_position position on position.finess = site.finess
  left join directory.establishment old on old.finess = site.finess
 cross join lateral (
       select hashtextextended(site::text || coalesce(position.longitude || ' ' || position.latitude, ''), 0) as hash)
       content;

insert into directory.establishment_next
select * from directory.establishment mine
 where source <> 'finess'
   and not exists (select from finess_site where finess = mine.finess);

insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'Organization', old.finess, old.version, old.updated_at, false, to_jsonb(old)
  from directory.establishment old join directory.establishment_next new on new.finess = old.finess
 where new.version > old.version
on conflict do nothing;

insert into directory.past_version (type, id, version, updated_at, deleted, content)
select 'Organization', old.finess, old.version + 1, :now, true, null
  from directory.establishment old
 where old.source = 'finess' and not exists (select from directory.establishment_next where finess = old.finess)
on conflict do nothing;

select directory.index_establishments('directory.establishment_next');
analyze directory.establishment_next;

delete from directory.structure mine
 where finess is not null and id = 'F' || finess
   and exists (select from directory.establishment_next where finess = mine.finess);
