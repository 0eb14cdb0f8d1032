package fr.socle.directory.load.rpps;

/// The temporary tables the three files are copied into.
final class RppsStaging {

    static final String CREATE_ACTIVITY = """
            create temporary table rpps_activity (
                line bigint, first_of_person boolean, first_of_situation boolean, first_of_structure boolean,
                person uuid, situation uuid, person_hash bigint, situation_hash bigint,
                structure_hash bigint, structure_key text,
                national_id text, number text, key_holds boolean, civility text, address_title text,
                family_name text, given_name text, profession text, category text, know_how text,
                family_key text, given_key text, search_text text, mode text, siret text, siren text,
                finess text, legal_finess text, structure text, structure_name text, sign text,
                delivery_complement text, street_complement text, street_number text, street_type text,
                street text, locality text, routing_line text, postal_code text, commune text, town text,
                town_key text, country text, phone text, phone_2 text, fax text, email text, former_id text,
                sector text, pharmacy_section text, function text, kind text)
            on commit drop""";

    static final String CREATE_KNOW_HOW =
            "create temporary table rpps_know_how (person uuid, know_how text) on commit drop";

    static final String CREATE_DEGREE =
            "create temporary table rpps_degree (person uuid, degree text, authorisation text) on commit drop";

    static final String ACTIVITY = "copy rpps_activity from stdin";
    static final String KNOW_HOW = "copy rpps_know_how from stdin";
    static final String DEGREE = "copy rpps_degree from stdin";

    private RppsStaging() {}
}
