package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// Heavy equipment that needs an authorisation (as-dp-device), by its ARHGOS number.
@Component
class DeviceType implements ResourceType {

    private static final String TYPE =
            "https://mos.esante.gouv.fr/NOS/TRE_R277-EquipementMaterielLourd/FHIR/TRE-R277-EquipementMaterielLourd";

    private final Map<String, Parameter> parameters = Map.of(
            "_id", Parameters.key(it -> Sql.of("{a}.id = ?", it.code()), "true"),
            "_lastUpdated", Parameters.moment("{a}.updated_at"),
            "identifier",
                    Parameters.key(
                            it -> it.isOf(java.util.Set.of(Systems.ARHGOS))
                                    ? Sql.of("{a}.id = ?", it.code())
                                    : Sql.FALSE,
                            "true"),
            "status",
                    Parameters.token(
                            it -> switch (it.code()) {
                                case "active" -> Sql.of("{a}.active");
                                case "inactive" -> Sql.of("not {a}.active");
                                default -> Sql.FALSE;
                            },
                            "true"),
            "type", Parameters.token(it -> Sql.of("{a}.type = ?", it.code()), "{a}.type is not null"),
            "organization", Parameters.reference("Organization", "{a}.organization"),
            "manufacturer", Parameters.unknown("string"),
            "model", Parameters.unknown("string"),
            "data-information-system", Parameters.constant("FINESS"),
            "data-registration-authority", Parameters.unknown("token"));

    @Override
    public String name() {
        return "Device";
    }

    @Override
    public String table() {
        return "directory.device";
    }

    @Override
    public String key() {
        return "{a}.id";
    }

    @Override
    public String columns() {
        return "{a}.*";
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
    public Map<String, Order> sorts() {
        return Map.of("_id", Order.by("{a}.id"), "_lastUpdated", Order.by("{a}.updated_at", "timestamptz"));
    }

    @Override
    public List<String> includes() {
        return List.of("*", "Device:organization");
    }

    @Override
    public void write(ResultSet row, JsonGenerator json) throws SQLException {
        var out = new Written(json, row);
        out.begin("Device", "as-dp-device|1.2.0-snapshot-2", "FINESS");
        if (row.getBoolean("active")) {
            authorisation(out, json);
        }
        json.writeArrayPropertyStart("identifier");
        out.identifier(null, Systems.ARHGOS, row.getString("id"));
        json.writeEndArray();
        json.writeStringProperty("status", row.getBoolean("active") ? "active" : "inactive");
        if (row.getBoolean("active")) {
            var type = row.getString("type");
            if (type != null) {
                json.writeName("type");
                out.concept(TYPE, type);
            }
            var owner = row.getString("organization");
            if (owner != null) {
                json.writeObjectPropertyStart("owner");
                json.writeStringProperty("reference", "Organization/" + owner);
                json.writeEndObject();
            }
        }
        out.end();
    }

    /// When the authorisation was given and for how long, from the columns `authorised_on`, `starts_on`, `ends_on`.
    private static void authorisation(Written out, JsonGenerator json) throws SQLException {
        var given = out.get("authorised_on");
        var from = out.get("starts_on");
        var until = out.get("ends_on");
        if (given == null && from == null && until == null) {
            return;
        }
        out.extensions();
        json.writeStartObject();
        json.writeArrayPropertyStart("extension");
        if (given != null) {
            json.writeStartObject();
            json.writeStringProperty("url", "dateAuthorization");
            json.writeStringProperty("valueDate", given);
            json.writeEndObject();
        }
        if (from != null || until != null) {
            json.writeStartObject();
            json.writeStringProperty("url", "periodAuthorization");
            json.writeObjectPropertyStart("valuePeriod");
            out.text("start", from);
            out.text("end", until);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("url", Systems.ANNUAIRE + "as-ext-authorization");
        json.writeEndObject();
        json.writeEndArray();
    }
}
