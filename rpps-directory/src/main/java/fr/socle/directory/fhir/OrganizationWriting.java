package fr.socle.directory.fhir;

import fr.socle.kernel.fhir.FhirSystems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A structure as the national directory shapes it (as-dp-organization), with its point on the map
/// (<https://hl7.org/fhir/R4/extension-geolocation.html>). Of one that closed, its numbers and name remain.
final class OrganizationWriting {

    private static final String GEOLOCATION = "http://hl7.org/fhir/StructureDefinition/geolocation";
    private static final String PERIOD = "http://hl7.org/fhir/StructureDefinition/organization-period";
    private static final String ADXP = "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-";
    private static final int DECIMALS = 6;

    private final Written out;
    private final JsonGenerator json;

    OrganizationWriting(Written out) {
        this.out = out;
        this.json = out.json();
    }

    void write() throws SQLException {
        out.begin(
                "Organization",
                "as-dp-organization|1.2.0-snapshot-2",
                java.util.Objects.requireNonNull(out.get("system")));
        var active = out.row().getBoolean("active");
        var opened = out.get("opened_on");
        if (active && opened != null) {
            out.extensions();
            json.writeStartObject();
            json.writeStringProperty("url", PERIOD);
            json.writeObjectPropertyStart("valuePeriod");
            json.writeStringProperty("start", opened);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
        }
        identifiers();
        json.writeBooleanProperty("active", active);
        if (active) {
            types();
        }
        json.writeStringProperty("name", String.valueOf(out.get("name")));
        if (active) {
            contact();
            address();
            partOf();
        }
        out.end();
    }

    private void identifiers() throws SQLException {
        var finess = out.get("finess");
        var siret = out.get("siret");
        var id = String.valueOf(out.get("id"));
        json.writeArrayPropertyStart("identifier");
        out.identifier(
                "IDNST",
                Systems.IDNST,
                finess != null
                        ? "1" + finess
                        : siret != null ? "3" + siret : id.startsWith("R") ? "4" + id.substring(1) : null);
        out.identifier("LEGAL-ENTITY".equals(out.get("kind")) ? "FINEJ" : "FINEG", FhirSystems.FINESS, finess);
        out.identifier("SIREN", Systems.SIRENE, out.get("siren"));
        out.identifier("SIRET", Systems.SIRENE, siret);
        if (!id.equals(finess)) {
            out.identifier("RPPSRG", Systems.RPPS_RANK, id);
        }
        json.writeEndArray();
    }

    private void types() throws SQLException {
        json.writeArrayPropertyStart("type");
        type("organizationType", Systems.ORGANIZATION_TYPE, out.get("kind"), null);
        type("secteurActiviteRASS", Systems.SECTOR, out.get("activity_sector"), null);
        // the code system of the slices has none for the category
        type(null, Systems.CATEGORY, out.get("category"), out.get("category_label"));
        type("statutJuridiqueINSEE", Systems.LEGAL_STATUS, out.get("legal_status"), null);
        type("sphParticipation", Systems.PUBLIC_SERVICE, out.get("public_service"), null);
        json.writeEndArray();
    }

    private void type(@Nullable String slice, String system, @Nullable String code, @Nullable String label) {
        if (code == null || code.isBlank()) {
            return;
        }
        json.writeStartObject();
        if (slice != null) {
            out.extensions();
            json.writeStartObject();
            json.writeStringProperty("url", Systems.ORGANIZATION_TYPES);
            json.writeStringProperty("valueCode", slice);
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("coding");
        out.coding(system, code, label);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void contact() throws SQLException {
        var alias = out.get("long_name") == null ? out.get("sign") : out.get("long_name");
        if (alias != null && !alias.isBlank()) {
            json.writeArrayPropertyStart("alias");
            json.writeString(alias);
            json.writeEndArray();
        }
        var mail = out.array("mailboxes").length > 0;
        if (mail || out.get("phone") != null || out.get("phone_2") != null || out.get("fax") != null) {
            json.writeArrayPropertyStart("telecom");
            out.telecom("phone", out.get("phone"));
            out.telecom("phone", out.get("phone_2"));
            out.telecom("fax", out.get("fax"));
            out.mailboxes();
            json.writeEndArray();
        }
    }

    private void address() throws SQLException {
        json.writeArrayPropertyStart("address");
        json.writeStartObject();
        var commune = out.get("commune");
        if (commune != null || out.row().getObject("latitude") != null) {
            out.extensions();
            if (commune != null) {
                json.writeStartObject();
                json.writeStringProperty("url", Systems.INSEE_EXTENSION);
                json.writeName("valueCoding");
                out.coding(Systems.COMMUNE, commune, null);
                json.writeEndObject();
            }
            point();
            json.writeEndArray();
        }
        lines();
        out.text("city", out.get("town"));
        out.text("district", out.get("department"));
        out.text("postalCode", out.get("postal_code"));
        json.writeEndObject();
        json.writeEndArray();
    }

    private void point() throws SQLException {
        if (out.row().getObject("latitude") == null) {
            return;
        }
        json.writeStartObject();
        out.extensions();
        degrees("latitude");
        degrees("longitude");
        json.writeEndArray();
        json.writeStringProperty("url", GEOLOCATION);
        json.writeEndObject();
    }

    private void degrees(String which) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("url", which);
        json.writeName("valueDecimal");
        json.writeNumber(BigDecimal.valueOf(out.row().getDouble(which)).setScale(DECIMALS, RoundingMode.HALF_UP));
        json.writeEndObject();
    }

    /// The whole line, and its parts beside it.
    private void lines() throws SQLException {
        var street = joined(out.get("street_number"), out.get("street_type"), out.get("street"));
        var lines = java.util.stream.Stream.of(out.get("street_complement"), street, out.get("locality"))
                .filter(it -> it != null && !it.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("line");
        lines.forEach(json::writeString);
        json.writeEndArray();
        if (street.isBlank()) {
            return;
        }
        json.writeArrayPropertyStart("_line");
        for (var line : lines) {
            if (line.equals(street)) {
                json.writeStartObject();
                out.extensions();
                part("houseNumber", out.get("street_number"));
                part("streetNameType", out.get("street_type"));
                part("streetNameBase", out.get("street"));
                json.writeEndArray();
                json.writeEndObject();
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private void part(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.writeStartObject();
            json.writeStringProperty("url", ADXP + name);
            json.writeStringProperty("valueString", value);
            json.writeEndObject();
        }
    }

    private static String joined(@Nullable String... parts) {
        return java.util.stream.Stream.of(parts)
                .filter(it -> it != null && !it.isBlank())
                .collect(java.util.stream.Collectors.joining(" "));
    }

    private void partOf() throws SQLException {
        var owner = out.get("partof");
        if (owner != null) {
            json.writeObjectPropertyStart("partOf");
            json.writeStringProperty("reference", "Organization/" + owner);
            json.writeName("identifier");
            out.identifier("FINEJ", FhirSystems.FINESS, owner);
            json.writeEndObject();
        }
    }
}
