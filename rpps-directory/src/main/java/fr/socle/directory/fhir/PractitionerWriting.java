package fr.socle.directory.fhir;

import fr.socle.kernel.fhir.FhirSystems;
import java.sql.SQLException;
import tools.jackson.core.JsonGenerator;

/// A professional as the national directory shapes them (as-dp-practitioner).
final class PractitionerWriting {

    private final Written out;
    private final JsonGenerator json;

    PractitionerWriting(Written out) {
        this.out = out;
        this.json = out.json();
    }

    void write() throws SQLException {
        out.begin("Practitioner", "as-dp-practitioner|1.2.0-snapshot-2", "RPPS", out.get("authority"));
        var active = out.row().getBoolean("active");
        if (active) {
            authorisations();
        }
        json.writeArrayPropertyStart("identifier");
        out.identifier("IDNPS", FhirSystems.IDNPS, out.get("national_id"));
        out.identifier("RPPS", FhirSystems.RPPS, out.get("rpps"));
        json.writeEndArray();
        json.writeBooleanProperty("active", active);
        if (active) {
            name();
            if (out.array("mailboxes").length > 0) {
                json.writeArrayPropertyStart("telecom");
                out.mailboxes();
                json.writeEndArray();
            }
            qualifications();
        }
        out.end();
    }

    private void name() throws SQLException {
        json.writeArrayPropertyStart("name");
        json.writeStartObject();
        json.writeStringProperty("use", "usual");
        out.text("family", out.get("family_name"));
        json.writeArrayPropertyStart("given");
        json.writeString(out.get("given_name"));
        json.writeEndArray();
        var civility = out.get("civility");
        var titled = "DR".equals(civility) || "PR".equals(civility);
        var prefix = titled ? out.get("address_title") : civility;
        if (prefix != null && !prefix.isBlank()) {
            words("prefix", prefix);
        }
        if (titled && civility != null) {
            words("suffix", civility);
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void words(String name, String word) {
        json.writeArrayPropertyStart(name);
        json.writeString(word);
        json.writeEndArray();
    }

    private void qualifications() throws SQLException {
        json.writeArrayPropertyStart("qualification");
        var profession = out.get("profession");
        if (profession != null) {
            var health = profession.chars().allMatch(Character::isDigit);
            var category = out.get("category");
            qualification(
                    health ? Systems.PROFESSION : Systems.OTHER_PROFESSION,
                    profession,
                    health && category != null ? Systems.PROFESSION_CATEGORY : "",
                    category == null ? "" : category);
        }
        for (var degree : out.array("degrees")) {
            var parts = degree.split("\\|", 2);
            qualification(Systems.DEGREE, parts[1], Systems.DEGREE_TYPE, parts[0]);
        }
        for (var knowHow : out.array("know_hows")) {
            var parts = knowHow.split("\\|", 2);
            qualification(Systems.knowHow(parts[0]), parts[1], Systems.KNOW_HOW_TYPE, parts[0]);
        }
        json.writeEndArray();
    }

    private void qualification(String system, String code, String typeSystem, String type) {
        json.writeStartObject();
        json.writeObjectPropertyStart("code");
        json.writeArrayPropertyStart("coding");
        if (!code.isEmpty()) {
            out.coding(system, code, null);
        }
        if (!typeSystem.isEmpty() && !type.isEmpty()) {
            out.coding(typeSystem, type, null);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void authorisations() throws SQLException {
        var all = out.array("authorisations");
        if (all.length == 0) {
            return;
        }
        out.extensions();
        for (var authorisation : all) {
            var parts = authorisation.split("\\|", 2);
            json.writeStartObject();
            json.writeArrayPropertyStart("extension");
            part(
                    "type",
                    "https://mos.esante.gouv.fr/NOS/TRE_R17-TypeAutorisation/FHIR/TRE-R17-TypeAutorisation",
                    parts[0]);
            part(
                    "field",
                    "https://mos.esante.gouv.fr/NOS/TRE_R18-DisciplineAutorisation/FHIR/TRE-R18-DisciplineAutorisation",
                    parts[1]);
            json.writeEndArray();
            json.writeStringProperty("url", Systems.ANNUAIRE + "as-ext-practitioner-authorization");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void part(String url, String system, String code) {
        if (!code.isEmpty()) {
            json.writeStartObject();
            json.writeStringProperty("url", url);
            json.writeName("valueCodeableConcept");
            out.concept(system, code);
            json.writeEndObject();
        }
    }
}
