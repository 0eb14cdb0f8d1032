package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.Criterion;
import fr.socle.directory.fhir.search.NearParameter;
import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Sql;
import fr.socle.kernel.fhir.FhirSystems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// Practice situations (as-dp-practitionerrole), with the profession and the speciality beside them: asking for those
/// in a second call helps nobody.
@Component
class PractitionerRoleType implements ResourceType {

    private static final String ACTIVE =
            "({a}.active and exists (select from directory.practitioner p where p.id = {a}.practitioner and p.active))";

    private final Map<String, Parameter> parameters = new HashMap<>();

    PractitionerRoleType(JdbcTemplate jdbc) {
        parameters.put("_id", Parameters.key(PractitionerRoleType::identified, "true"));
        parameters.put("identifier", Parameters.key(PractitionerRoleType::identified, "true"));
        parameters.put("_lastUpdated", Parameters.moment("{a}.updated_at"));
        parameters.put("active", Parameters.flag(ACTIVE));
        parameters.put(
                "practitioner",
                Parameters.reference("Practitioner", "{a}.practitioner").shortened(Lanes::ofPerson));
        parameters.put(
                "organization",
                Parameters.reference("Organization", "{a}.organization").shortened(Lanes::ofSector));
        parameters.put("role", Codes.ofRole("{a}.codes", "{a}.profession"));
        parameters.put(
                "specialty",
                Parameters.token(
                        it -> it.code().isEmpty()
                                ? Sql.of("{a}.specialities <> '{}'")
                                : Sql.of("{a}.specialities && ?::text[]", (Object) new String[] {it.code()}),
                        "{a}.specialities <> '{}'"));
        parameters.put("near", new NearParameter(jdbc, "{a}.organization", null));
        parameters.put("near-insee-code", new NearParameter(jdbc, "{a}.organization", "commune"));
        parameters.put("near-town", new NearParameter(jdbc, "{a}.organization", "town_key"));
        parameters.put("data-information-system", DataTrace.bySystem("RPPS", "{a}.source"));
        parameters.put("data-registration-authority", DataTrace.byAuthority("{a}.authority"));
        parameters.putAll(MailboxColumns.parameters(
                "({a}.practitioner, {a}.organization)", "m.practitioner, m.organization", "true"));
    }

    @Override
    public String name() {
        return "PractitionerRole";
    }

    @Override
    public String table() {
        return "directory.practice_situation";
    }

    @Override
    public String key() {
        return "{a}.id";
    }

    @Override
    public String columns() {
        return """
                {a}.id, {a}.practitioner, {a}.organization, {a}.finess, {a}.structure_id, {a}.structure_name,
                {a}.profession, {a}.know_hows, {a}.mode, {a}.kind, {a}.function, {a}.pharmacy_section, {a}.source, {a}.authority,
                {a}.active and coalesce((select p.active from directory.practitioner p where p.id = {a}.practitioner),
                false) as active, {a}.version, {a}.updated_at, """ + MailboxColumns.of("m.practitioner = {a}.practitioner and m.organization = {a}.organization");
    }

    @Override
    public List<Order> order() {
        return List.of(Order.by("{a}.id"));
    }

    @Override
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<Stream> streams(List<Criterion> asked) {
        var lane = Lanes.ofRole(asked);
        return List.of(lane == null ? new Stream(Lanes.joined(asked), order()) : lane);
    }

    @Override
    public Map<String, Order> sorts() {
        return Map.of(
                "_id", Order.by("{a}.id"),
                "_lastUpdated", Order.by("{a}.updated_at", "timestamptz"),
                "organization", Order.by("{a}.structure_name"));
    }

    @Override
    public List<String> includes() {
        return List.of("*", "PractitionerRole:organization", "PractitionerRole:practitioner");
    }

    private static Sql identified(Parameters.Token token) {
        return token.isOf(java.util.Set.of(FhirSystems.RPPS)) ? Sql.of("{a}.id = ?", token.code()) : Sql.FALSE;
    }

    @Override
    public void write(ResultSet row, JsonGenerator json) throws SQLException {
        var out = new Written(json, row);
        // a speciality beside the place is ours: the national profile has no room for it, and is not claimed then
        var knowHows = out.array("know_hows");
        var profile = knowHows.length == 0 ? "as-dp-practitionerrole|1.2.0-snapshot-2" : "";
        out.begin("PractitionerRole", profile, "RPPS", row.getString("authority"));
        json.writeArrayPropertyStart("identifier");
        json.writeStartObject();
        json.writeStringProperty("system", FhirSystems.RPPS);
        json.writeStringProperty("value", row.getString("id"));
        json.writeEndObject();
        json.writeEndArray();
        json.writeBooleanProperty("active", row.getBoolean("active"));
        json.writeObjectPropertyStart("practitioner");
        json.writeStringProperty("reference", "Practitioner/" + row.getString("practitioner"));
        json.writeEndObject();
        structure(out);
        json.writeArrayPropertyStart("code");
        code(out, Systems.ACTIVITY_KIND, row.getString("kind"));
        code(out, Systems.MODE, row.getString("mode"));
        code(out, Systems.FUNCTION, row.getString("function"));
        code(out, Systems.PHARMACY_SECTION, row.getString("pharmacy_section"));
        var profession = row.getString("profession");
        code(
                out,
                profession != null && Character.isDigit(profession.charAt(0))
                        ? Systems.PROFESSION
                        : Systems.OTHER_PROFESSION,
                profession);
        json.writeEndArray();
        if (knowHows.length > 0) {
            json.writeArrayPropertyStart("specialty");
            for (var knowHow : knowHows) {
                var parts = knowHow.split("\\|", 2);
                out.concept(Systems.knowHow(parts[0]), parts[1]);
            }
            json.writeEndArray();
        }
        if (row.getBoolean("active") && out.array("mailboxes").length > 0) {
            json.writeArrayPropertyStart("telecom");
            out.mailboxes();
            json.writeEndArray();
        }
        out.end();
    }

    private static void structure(Written out) throws SQLException {
        var id = out.get("organization");
        if (id == null) {
            return;
        }
        out.json().writeObjectPropertyStart("organization");
        out.json().writeStringProperty("reference", "Organization/" + id);
        out.text("display", out.get("structure_name"));
        out.json().writeEndObject();
    }

    private static void code(Written out, String system, @Nullable String code) {
        if (code != null && !code.isBlank()) {
            out.concept(system, code);
        }
    }
}
