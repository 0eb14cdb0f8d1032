package fr.socle.directory.fhir;

import fr.socle.directory.SearchText;
import fr.socle.directory.fhir.search.Criterion;
import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Sql;
import fr.socle.directory.fhir.search.Types;
import java.util.List;

/// Any part of an address (<https://hl7.org/fhir/R4/organization.html#search>): the town, the postal code, or a line.
/// Lines have no index of their own: asked alone they are compared one by one, so pair them with a town or a code.
record AddressParameter(List<String> columns) implements Parameter {

    /// As [SearchText#of] writes what is asked, as far as French addresses go.
    private static final String PLAIN = "translate(upper(%s), 'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ''’-.,', 'AAACEEEEIIOOUUUY     ')";

    static final List<String> LINE = List.of("{a}.street", "{a}.locality", "{a}.street_complement");
    static final List<String> WHOLE =
            List.of("{a}.street", "{a}.locality", "{a}.street_complement", "{a}.town_key", "{a}.postal_code");

    @Override
    public String kind() {
        return "string";
    }

    @Override
    public Sql where(Criterion asked, Types types) {
        asked.allow("exact", "contains");
        return asked.any(value -> Sql.any(columns.stream()
                        .map(column -> asked.is("exact")
                                ? Sql.of(column + " = ?", value)
                                : Sql.of(PLAIN.formatted(column) + " like ?", pattern(asked, value)))
                        .toList()))
                .withoutIndex();
    }

    private static String pattern(Criterion asked, String value) {
        return (asked.is("contains") ? "%" : "") + SearchText.of(value) + "%";
    }

    @Override
    public Sql present() {
        return Sql.of("{a}.postal_code is not null");
    }
}
