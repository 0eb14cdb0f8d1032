package fr.socle.directory.offer.fhir;

import fr.socle.directory.fhir.search.Encoded;
import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Sql;
import fr.socle.directory.offer.OfferRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// Offers beside what other types are searched for (`_revinclude`, `_has`), as everybody may see them; their own
/// searches, which know beds and who asks, are [HealthcareServiceProvider]'s.
@Component
class OfferType implements ResourceType {

    private final Map<String, Parameter> parameters = Map.of(
            "_id", Parameters.key(it -> Sql.of("{a}.id = ?", it.code()), "true"),
            "identifier", Parameters.key(it -> Sql.of("{a}.number = ?", it.code()), "true"),
            "active", Parameters.flag("{a}.closing_type is null"),
            "service-category",
                    Parameters.token(it -> Sql.of("{a}.category = ?", it.code()), "{a}.category is not null"),
            "service-type", Parameters.token(it -> Sql.of("{a}.field = ?", it.code()), "{a}.field is not null"),
            "specialty",
                    Parameters.token(
                            it -> Sql.of("{a}.activities && ?::text[]", (Object) new String[] {it.code()}),
                            "{a}.activities <> '{}'"),
            "characteristic",
                    Parameters.token(
                            it -> Sql.of("(?::text = {a}.care_mode or ? = any({a}.reception))", it.code(), it.code()),
                            "({a}.care_mode is not null or {a}.reception <> '{}')"),
            "organization", Parameters.reference("Organization", "{a}.organization"));

    @Override
    public String name() {
        return "HealthcareService";
    }

    @Override
    public boolean isOnlyBeside() {
        return true;
    }

    @Override
    public String table() {
        // whatever unit gives it, an offer is one of its establishment
        return "(select *, finess as organization from directory.offer where not sensitive)";
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
    public void write(ResultSet row, JsonGenerator json) throws SQLException {
        json.writeRawValue(Encoded.text(OfferMapper.toFhir(OfferRow.read(row), false)));
    }
}
