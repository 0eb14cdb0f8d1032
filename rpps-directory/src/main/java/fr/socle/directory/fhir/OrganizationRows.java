package fr.socle.directory.fhir;

/// The three tables structures are kept in, as one. Conditions on the columns reach the indexes of each.
final class OrganizationRows {

    static final String ALL = """
            (select finess as id, 'GEOGRAPHICAL-ENTITY' as kind, finess, name, long_name, null::text as sign, siret,
                    null::text as siren, legal_entity as partof, category, category_label, null::text as sector,
                    public_service, null::text as legal_status, delivery_complement, street_complement,
                    street_number, street_type, street, locality, postal_code, town, town_key, commune, department,
                    phone, null::text as phone_2, fax, null::text as email, longitude, latitude,
                    opened_on, null::date as closed_on, true as active, 'FINESS' as system, source, sort_key,
                    search_text, updated_at, version
               from directory.establishment
              union all
             select id, 'GEOGRAPHICAL-ENTITY', finess, name, null, sign, siret, siren, legal_finess, null, null, sector,
                    null, null, delivery_complement, street_complement, street_number, street_type, street, locality,
                    postal_code, town, town_key, commune, department, phone, phone_2, fax, email, null, null,
                    null, null, true, 'RPPS', source, sort_key, sort_key, updated_at, version
               from directory.structure
              union all
             select finess, 'LEGAL-ENTITY', finess, name, long_name, null, null, siren, null, null, null, null,
                    null, legal_status, delivery_complement, null, street_number, street_type, street, locality,
                    postal_code, town, town_key, commune, department, phone, null, null, null, null, null,
                    opened_on, closed_on, active, 'FINESS', source, sort_key, sort_key, updated_at, version
               from directory.legal_entity)""";

    private OrganizationRows() {}
}
