package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.NearParameter;
import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.Parameters.Token;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// Structures (as-dp-organization): sites and legal entities of FINESS, and places of practice that only the register
/// of professionals knows.
@Component
class OrganizationType implements ResourceType {

    private static final String SECTOR =
            "({a}.sector = ? or {a}.id in (select finess from directory.structure_sector where sector = ?))";

    private final Map<String, Parameter> parameters = new HashMap<>();

    OrganizationType(JdbcTemplate jdbc) {
        parameters.put("_id", Parameters.key(it -> Sql.of("{a}.id = ?", it.code()), "true"));
        parameters.put("_lastUpdated", Parameters.moment("{a}.updated_at"));
        parameters.put("active", Parameters.flag("{a}.active"));
        parameters.put(
                "identifier",
                Parameters.key(
                        it -> Numbers.structure(it)
                                .map(OrganizationType::numbered)
                                .orElse(Sql.FALSE),
                        "true"));
        parameters.put("identifier-type", Parameters.token(OrganizationType::identifiedBy, "true"));
        parameters.put("name", Parameters.text("{a}.name", "{a}.sort_key").narrowedBy("{a}.search_text"));
        parameters.put("address-city", Parameters.town("{a}.town", "{a}.town_key"));
        parameters.put("address-postalcode", Parameters.text("{a}.postal_code", "{a}.postal_code"));
        parameters.put("address-insee", Parameters.text("{a}.commune", "{a}.commune"));
        parameters.put("address-line", new AddressParameter(AddressParameter.LINE));
        parameters.put("address", new AddressParameter(AddressParameter.WHOLE));
        parameters.put("type", Parameters.token(OrganizationType::typed, "true"));
        parameters.put("partof", Parameters.reference("Organization", "{a}.partof"));
        parameters.put("period", Parameters.moment("{a}.opened_on"));
        parameters.put("pharmacy-licence", Parameters.unknown("string"));
        parameters.put("near", new NearParameter(jdbc, "{a}.id", null));
        parameters.put("near-insee-code", new NearParameter(jdbc, "{a}.id", "commune"));
        parameters.put("near-town", new NearParameter(jdbc, "{a}.id", "town_key"));
        parameters.put(
                "data-information-system",
                Parameters.token(
                        it -> Sql.of(
                                "({a}.system = ? and " + DataTrace.NATIONALLY.formatted("{a}.source") + ")", it.code()),
                        DataTrace.NATIONALLY.formatted("{a}.source")));
        parameters.put("data-registration-authority", Parameters.unknown("token"));
        parameters.putAll(MailboxColumns.parameters("{a}.id", "m.organization", "m.practitioner is null"));
    }

    @Override
    public String name() {
        return "Organization";
    }

    @Override
    public String table() {
        return OrganizationRows.ALL;
    }

    @Override
    public String key() {
        return "{a}.id";
    }

    @Override
    public String columns() {
        return "{a}.*, coalesce({a}.sector, (select s.sector from directory.structure_sector s where s.finess = {a}.id))"
                + " as activity_sector, "
                + MailboxColumns.of("m.organization = {a}.id and m.practitioner is null");
    }

    @Override
    public List<Order> order() {
        return List.of(Order.by("{a}.sort_key"), Order.by("{a}.id"));
    }

    @Override
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    @Override
    public Map<String, Order> sorts() {
        return Map.of(
                "_id", Order.by("{a}.id"),
                "name", Order.by("{a}.sort_key"),
                "address-city", Order.by("coalesce({a}.town_key, '')"),
                "address-postalcode", Order.by("coalesce({a}.postal_code, '')"),
                "_lastUpdated", Order.by("{a}.updated_at", "timestamptz"));
    }

    @Override
    public List<String> includes() {
        return List.of("*", "Organization:partof");
    }

    @Override
    public List<String> reverseIncludes() {
        return List.of("Device:organization", "HealthcareService:organization", "PractitionerRole:organization");
    }

    @Override
    public void write(ResultSet row, JsonGenerator json) throws SQLException {
        new OrganizationWriting(new Written(json, row)).write();
    }

    private static Sql numbered(Numbers.Structure it) {
        return switch (it.register()) {
            case '1' -> Sql.of("({a}.id = ? or {a}.finess = ?)", it.number(), it.number());
            case '2' -> Sql.of("{a}.siren = ?", it.number());
            case '3' -> Sql.of("{a}.siret = ?", it.number());
            default -> Sql.of("({a}.id = ? or {a}.id = ?)", it.number(), "R" + it.number());
        };
    }

    private static Sql identifiedBy(Token type) {
        return switch (type.code()) {
            case "FINEG" -> Sql.of("{a}.kind = 'GEOGRAPHICAL-ENTITY' and {a}.finess is not null");
            case "FINEJ" -> Sql.of("{a}.kind = 'LEGAL-ENTITY'");
            case "SIRET" -> Sql.of("{a}.siret is not null");
            case "SIREN" -> Sql.of("{a}.siren is not null");
            case "RPPSRG" -> Sql.of("{a}.id like 'R%'");
            case "IDNST" -> Sql.TRUE;
            default -> Sql.FALSE;
        };
    }

    private static Sql typed(Token type) {
        var code = type.code();
        if (code.endsWith("-ENTITY")) {
            return Sql.of("{a}.kind = ?", code);
        }
        if (code.startsWith("SA") && type.isOf(java.util.Set.of(Systems.SECTOR))) {
            return Sql.of(SECTOR, code, code);
        }
        if (Systems.LEGAL_STATUS.equals(type.system())) {
            return Sql.of("{a}.legal_status = ?", code);
        }
        return Sql.of("{a}.category = ?", code);
    }
}
