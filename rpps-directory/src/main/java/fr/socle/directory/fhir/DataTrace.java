package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.Sql;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Where the national registers have a resource from (as-ext-data-trace).
///
/// The file of professionals names authorities in one column, parted by bars (`CNOM/CNOM/ARS`), without saying which is
/// whose: the text is shown as it is, and those of its parts that are codes of the national list beside it.
///
/// @param authority as the file has it
/// @param updated on which day the register changed what it says, as far as we saw it
record DataTrace(String system, @Nullable String authority, LocalDate updated) {

    private static final String BETWEEN = "/";
    /// What JDV_J83 takes from TRE_R60.
    private static final Pattern LISTED =
            Pattern.compile("ARS-\\d{2}|AT-975|CNOM|CNOMK|CNOP|CNOPP|CNOSF|ENREG|ONCD|ONI|SSA");

    static final List<String> NATIONAL = List.of("rpps", "finess", "finess-plus");
    static final String NATIONALLY = "%s in ('rpps', 'finess', 'finess-plus')";

    /// Found by the whole text or any part of it.
    static Parameter byAuthority(String column) {
        return Parameters.token(
                it -> it.code().isEmpty() || !it.isOf(Set.of(Systems.AUTHORITY))
                        ? Sql.FALSE
                        : Sql.of(
                                "(" + column + " = ? or ? = any(string_to_array(" + column + ", '/')))",
                                it.code(),
                                it.code()),
                column + " is not null");
    }

    /// What we know otherwise has no trace.
    static Parameter bySystem(String system, String source) {
        var national = NATIONALLY.formatted(source);
        return Parameters.token(it -> it.code().equals(system) ? Sql.of(national) : Sql.FALSE, national);
    }

    void write(JsonGenerator json) {
        json.writeArrayPropertyStart("extension");
        json.writeStartObject();
        json.writeArrayPropertyStart("extension");
        if (authority != null) {
            authority(json, authority);
        }
        part(json, "systeme-information", "valueCode", system);
        part(json, "date-maj-ae", "valueDate", updated.toString());
        json.writeEndArray();
        json.writeStringProperty("url", Systems.ANNUAIRE + "as-ext-data-trace");
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void authority(JsonGenerator json, String text) {
        json.writeStartObject();
        json.writeStringProperty("url", "autorite-enregistrement");
        json.writeObjectPropertyStart("valueCodeableConcept");
        var codes = Arrays.stream(text.split(BETWEEN))
                .filter(it -> LISTED.matcher(it).matches())
                .distinct()
                .toList();
        if (!codes.isEmpty()) {
            json.writeArrayPropertyStart("coding");
            for (var code : codes) {
                json.writeStartObject();
                json.writeStringProperty("system", Systems.AUTHORITY);
                json.writeStringProperty("code", code);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeStringProperty("text", text);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void part(JsonGenerator json, String url, String kind, String value) {
        json.writeStartObject();
        json.writeStringProperty("url", url);
        json.writeStringProperty(kind, value);
        json.writeEndObject();
    }
}
