package fr.socle.directory.offer.fhir;

import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.fhir.search.Encoded;
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

/// Places of care as the history of their type shows them: to everybody, so without their beds. Their own searches are
/// [LocationProvider]'s.
@Component
class PlaceType implements ResourceType {

    private final Map<String, Parameter> parameters = Map.of(
            "_id", Parameters.key(it -> Sql.of("{a}.id = ?", it.code()), "true"),
            "organization", Parameters.reference("Organization", "{a}.organization"));

    @Override
    public String name() {
        return "Location";
    }

    @Override
    public boolean isOnlyBeside() {
        return true;
    }

    @Override
    public String table() {
        return "(select *, finess as organization from directory.ror_place)";
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
        json.writeRawValue(Encoded.text(LocationMapper.toFhir(CarePlaces.withoutBeds(row))));
    }
}
