package fr.socle.directory.fhir;

import fr.socle.directory.SearchText;
import fr.socle.directory.fhir.search.Criterion;
import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Sql;
import fr.socle.directory.fhir.search.Types;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// Professionals (as-dp-practitioner). Of somebody who left, only the numbers remain.
@Component
class PractitionerType implements ResourceType {

    static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final List<Order> ALPHABETICAL = List.of(Order.by("{a}.sort_key"), Order.by("{a}.rpps"));
    private static final int TELLING = 4;
    private static final List<Order> BY_GIVEN = List.of(Order.by("{a}.given_key"), Order.by("{a}.rpps"));
    private static final Parameter FAMILY = Parameters.text("{a}.family_name", "{a}.family_key")
            .narrowedBy("{a}.search_text")
            .orderedBy("{a}.sort_key");
    private static final Parameter GIVEN =
            Parameters.text("{a}.given_name", "{a}.given_key").narrowedBy("{a}.search_text");

    private final Map<String, Parameter> parameters = new HashMap<>();

    PractitionerType() {
        parameters.put("_id", Parameters.key(it -> isAmong(key(), List.of(it.code())), "true"));
        parameters.put("_lastUpdated", Parameters.moment("{a}.updated_at"));
        parameters.put("active", Parameters.flag("{a}.active"));
        parameters.put(
                "identifier",
                Parameters.key(
                        it -> Numbers.rpps(it).map(PractitionerType::numbered).orElse(Sql.FALSE), "true"));
        parameters.put("identifier-type", Parameters.token(PractitionerType::identifiedBy, "true"));
        parameters.put("family", FAMILY);
        parameters.put("given", GIVEN);
        parameters.put("name", new EitherName());
        parameters.put("phonetic", new NearlyNamed());
        parameters.put("qualification-code", Codes.among("{a}.codes"));
        parameters.put("data-information-system", DataTrace.bySystem("RPPS", "{a}.source"));
        parameters.put("data-registration-authority", DataTrace.byAuthority("{a}.authority"));
        parameters.put("number-smartcard", Parameters.unknown("string"));
        parameters.put("type-smartcard", Parameters.unknown("token"));
        parameters.putAll(MailboxColumns.parameters("{a}.id", "m.practitioner", "m.organization is null"));
    }

    @Override
    public String name() {
        return "Practitioner";
    }

    @Override
    public String table() {
        return "directory.practitioner";
    }

    @Override
    public String key() {
        return "{a}.id";
    }

    @Override
    public String keyType() {
        return "uuid";
    }

    @Override
    public String columns() {
        return """
                {a}.id, {a}.rpps, {a}.national_id, {a}.active, {a}.civility, {a}.address_title, {a}.family_name,
                {a}.given_name, {a}.profession, {a}.category, {a}.know_hows, {a}.degrees, {a}.authorisations, {a}.source, {a}.authority,
                {a}.version, {a}.updated_at, """ + MailboxColumns.of("m.practitioner = {a}.id and m.organization is null");
    }

    @Override
    public List<Order> order() {
        return ALPHABETICAL;
    }

    @Override
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    @Override
    public Map<String, Order> sorts() {
        return Map.of(
                "name", Order.by("{a}.sort_key"),
                "family", Order.by("{a}.family_key"),
                "given", Order.by("{a}.given_key"),
                "_id", Order.by("{a}.id::text"),
                "identifier", Order.by("{a}.rpps"),
                "_lastUpdated", Order.by("{a}.updated_at", "timestamptz"));
    }

    @Override
    public List<String> reverseIncludes() {
        return List.of("PractitionerRole:practitioner");
    }

    /// A name is a family name or a given name: first those whose family name it is, then the others, each a range of
    /// an index.
    @Override
    public List<Stream> streams(List<Criterion> asked) {
        var names = asked.stream()
                .filter(it -> it.name().equals("name")
                        && it.modifier() == null
                        && it.values().size() == 1)
                .toList();
        if (names.size() != 1) {
            var lane = Lanes.ofPractitioner(asked);
            if (lane != null) {
                return List.of(lane);
            }
            if (asked.stream().anyMatch(PractitionerType::isRare)) {
                return List.of(Stream.rare(asked, ALPHABETICAL));
            }
            var onlyGiven = asked.size() == 1
                    && asked.getFirst().name().equals("given")
                    && !asked.getFirst().is("contains");
            return List.of(new Stream(asked, onlyGiven ? BY_GIVEN : ALPHABETICAL));
        }
        var name = names.getFirst();
        var family = new Criterion("family", null, null, name.values());
        var given = new Criterion("given", null, null, name.values());
        var others = new ArrayList<>(asked);
        others.set(asked.indexOf(name), family);
        var second = new ArrayList<>(asked);
        second.set(asked.indexOf(name), given);
        second.add(new Criterion("family", "not", null, name.values()));
        return List.of(new Stream(others, ALPHABETICAL), new Stream(second, BY_GIVEN));
    }

    /// A piece of a name of four letters or more is few people's.
    private static boolean isRare(Criterion asked) {
        return asked.name().equals("phonetic")
                || List.of("family", "given", "name").contains(asked.name())
                        && (asked.is("text")
                                || asked.is("contains")
                                        && asked.values().stream().allMatch(it -> it.length() >= TELLING));
    }

    @Override
    public Sql isAmong(String column, List<String> ids) {
        return Sql.among(
                column,
                "uuid",
                ids.stream().filter(it -> UUID.matcher(it).matches()).toList());
    }

    @Override
    public void write(ResultSet row, JsonGenerator json) throws SQLException {
        new PractitionerWriting(new Written(json, row)).write();
    }

    private static Sql numbered(String rpps) {
        return Sql.of("{a}.rpps = ?", rpps);
    }

    private static Sql identifiedBy(Parameters.Token type) {
        return switch (type.code()) {
            case "IDNPS" -> Sql.TRUE;
            case "RPPS" -> Sql.of("{a}.national_id like '8%'");
            default -> Sql.FALSE;
        };
    }

    private static final class EitherName implements Parameter {

        @Override
        public String kind() {
            return "string";
        }

        @Override
        public Sql where(Criterion asked, Types types) {
            return Sql.any(List.of(FAMILY.where(asked, types), GIVEN.where(asked, types)));
        }

        @Override
        public Sql present() {
            return FAMILY.present();
        }
    }

    /// Names that sound or are spelled nearly so.
    private static final class NearlyNamed implements Parameter {

        @Override
        public String kind() {
            return "string";
        }

        @Override
        public Sql where(Criterion asked, Types types) {
            asked.allow();
            return asked.any(it -> Sql.of("{a}.search_text operator(public.%>) ?", SearchText.of(it)));
        }

        @Override
        public Sql present() {
            return FAMILY.present();
        }
    }
}
