package fr.socle.directory.fhir;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// The pieces every resource of the directory is written with.
///
/// @param json where the resource goes
/// @param row whose columns it shows
record Written(JsonGenerator json, ResultSet row) {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final Map<String, SerializedString> ADDRESSES = new ConcurrentHashMap<>();
    private static final Map<String, SerializedString> PROFILES = new ConcurrentHashMap<>();
    private static final String FIELD = "\u001f";
    private static final Map<String, SerializedString> FR_CORE = Map.of(
            "Practitioner", new SerializedString(Systems.FR_CORE + "fr-core-practitioner|2.2.0"),
            "PractitionerRole", new SerializedString(Systems.FR_CORE + "fr-core-practitioner-role|2.2.0"),
            "Organization", new SerializedString(Systems.FR_CORE + "fr-core-organization|2.2.0"));

    void begin(String type, String profile, String system) throws SQLException {
        begin(type, profile, system, null);
    }

    /// The head of the resource. What comes from the national registers says so; where it fits their profile it claims
    /// it. What is our own does neither.
    ///
    /// @param profile empty where the resource says more than the profile has room for
    void begin(String type, String profile, String system, @Nullable String authority) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("resourceType", type);
        json.writeStringProperty("id", row.getString("id"));
        json.writeObjectPropertyStart("meta");
        var national = DataTrace.NATIONAL.contains(row.getString("source"));
        var updated = row.getObject("updated_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
        if (national) {
            new DataTrace(system, authority, updated.toLocalDate()).write(json);
        }
        json.writeStringProperty("versionId", String.valueOf(row.getInt("version")));
        json.writeStringProperty("lastUpdated", INSTANT.format(updated));
        if (national && !profile.isEmpty()) {
            address("source", Systems.NATIONAL_SOURCE);
            json.writeArrayPropertyStart("profile");
            var core = FR_CORE.get(type);
            if (core != null) {
                json.writeString(core);
            }
            json.writeString(PROFILES.computeIfAbsent(profile, it -> new SerializedString(Systems.ANNUAIRE + it)));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeStringProperty("language", "fr");
    }

    void end() {
        json.writeEndObject();
    }

    void extensions() {
        json.writeArrayPropertyStart("extension");
    }

    void identifier(@Nullable String type, String system, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("use", "official");
        if (type != null) {
            json.writeName("type");
            concept(Systems.IDENTIFIER_TYPE, type);
        }
        address("system", system);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    /// A CodeableConcept of one coding.
    void concept(String system, String code) {
        json.writeStartObject();
        json.writeArrayPropertyStart("coding");
        coding(system, code, null);
        json.writeEndArray();
        json.writeEndObject();
    }

    void coding(String system, String code, @Nullable String display) {
        json.writeStartObject();
        address("system", system);
        json.writeStringProperty("code", code);
        text("display", display);
        json.writeEndObject();
    }

    /// The addresses of systems and profiles are few and long, and half of what is written: each is encoded once.
    private void address(String name, String address) {
        json.writeName(name);
        json.writeString(encoded(address));
    }

    private static SerializedString encoded(String address) {
        return ADDRESSES.computeIfAbsent(address, SerializedString::new);
    }

    void text(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.writeStringProperty(name, value);
        }
    }

    void telecom(String system, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.writeStartObject();
            json.writeStringProperty("system", system);
            json.writeStringProperty("value", value);
            json.writeEndObject();
        }
    }

    /// Secure mailboxes, as the column `mailboxes` gives them: fields of text parted by a control character.
    void mailboxes() throws SQLException {
        var rank = 1;
        for (var box : array("mailboxes")) {
            var fields = box.split(FIELD, -1);
            json.writeStartObject();
            extensions();
            json.writeStartObject();
            json.writeStringProperty("url", Systems.FR_CORE + "fr-core-contact-point-email-type");
            json.writeName("valueCoding");
            coding(Systems.MAIL_KIND, "MSSANTE", null);
            json.writeEndObject();
            json.writeStartObject();
            json.writeArrayPropertyStart("extension");
            json.writeStartObject();
            json.writeStringProperty("url", "type");
            json.writeName("valueCodeableConcept");
            concept(Systems.MAILBOX_KIND, fields[1]);
            json.writeEndObject();
            part("description", fields[2]);
            part("service", fields[3]);
            json.writeEndArray();
            json.writeStringProperty("url", Systems.ANNUAIRE + "as-ext-mailbox-mss-metadata");
            json.writeEndObject();
            json.writeEndArray();
            json.writeStringProperty("system", "email");
            json.writeStringProperty("value", fields[0]);
            json.writeNumberProperty("rank", rank++);
            json.writeEndObject();
        }
    }

    private void part(String url, String value) {
        if (!value.isEmpty()) {
            json.writeStartObject();
            json.writeStringProperty("url", url);
            json.writeStringProperty("valueString", value);
            json.writeEndObject();
        }
    }

    String[] array(String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? new String[0] : (String[]) array.getArray();
    }

    @Nullable
    String get(String column) throws SQLException {
        return row.getString(column);
    }
}
