package fr.socle.directory.load.rpps;

import fr.socle.directory.load.text.Copies;
import fr.socle.directory.load.text.Copies.Into;
import java.util.List;

/// The temporary tables the three files are copied into: a line goes to each table it brings something new for.
final class RppsStaging {

    private static final String KNOWN =
            "create temporary table rpps_activity_know_how (person uuid, situation text, know_how text) on commit drop";
    private static final String FURTHER =
            "create temporary table rpps_know_how (person uuid, know_how text) on commit drop";

    /// On the connection of the people.
    static final List<String> OF_PEOPLE = List.of("""
            create temporary table rpps_person (
                id uuid, rpps text, national_id text, key_holds boolean, civility text, address_title text,
                family_name text, given_name text, profession text, category text, family_key text, given_key text,
                search_text text, person_hash bigint, authority text)
            on commit drop""", KNOWN, FURTHER, """
            create temporary table rpps_degree (
                person uuid, again boolean, degrees text[], authorisations text[], codes text[])
            on commit drop""");

    /// On the connection of their activities.
    static final List<String> OF_ACTIVITIES = List.of("""
            create temporary table rpps_situation (
                line bigint, id text, person uuid, hash bigint, profession text, mode text, siret text, finess text,
                structure text, structure_name text, street_complement text, street text, locality text,
                postal_code text, commune text, town text, town_key text, phone text, phone_2 text, fax text,
                email text, sector text, pharmacy_section text, function text, kind text,
                authority text)
            on commit drop""", """
            create temporary table rpps_structure (
                id text, name text, hash bigint, key text, sign text, siret text, siren text, finess text,
                legal_finess text, sector text, former_id text, delivery_complement text, street_complement text,
                street_number text, street_type text, street text, locality text, routing_line text,
                postal_code text, town text, town_key text, commune text, country text, phone text, phone_2 text,
                fax text, email text)
            on commit drop""", KNOWN, FURTHER);

    private static final String PEOPLE = "copy rpps_person from stdin";
    private static final String SITUATIONS = "copy rpps_situation from stdin";
    private static final String STRUCTURES = "copy rpps_structure from stdin";
    private static final String KNOW_HOWS = "copy rpps_activity_know_how from stdin";
    static final String KNOW_HOW = "copy rpps_know_how from stdin";
    static final String DEGREE = "copy rpps_degree from stdin";

    private RppsStaging() {}

    /// Where the lines of `Personne_activite` go: both connections know every know-how.
    record Tables(Into people, Into situations, Into structures, Into knowHows) {

        static Tables of(Copies ofPeople, Copies ofActivities) {
            return new Tables(
                    ofPeople.into(PEOPLE),
                    ofActivities.into(SITUATIONS),
                    ofActivities.into(STRUCTURES),
                    both(ofPeople, ofActivities, KNOW_HOWS));
        }
    }

    static Into both(Copies one, Copies other, String statement) {
        var first = one.into(statement);
        var second = other.into(statement);
        return values -> {
            first.row(values);
            second.row(values);
        };
    }
}
