package fr.socle.directory.offer;

import static java.time.ZoneOffset.UTC;

import fr.socle.directory.beds.Closing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of offers and internal structures.
public final class OfferRow {

    public static final String ADD_OFFER = """
            insert into directory.ror_offer (id, number, name, finess, unit, category, field, activities, family,
                   care_mode, reception, age_low_months, age_high_months, publics, zone, psychiatric_sector, sensitive,
                   phone, phone_confidentiality, hours, places, commune, department, closing_type, closed_on,
                   reopens_on, source, created_at, updated_at, search_text)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    public static final String ADD_UNIT = """
            insert into directory.ror_unit (id, number, name, kind, finess, part_of, closing_type, closed_on,
                   reopens_on, source, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final JsonMapper JSON = new JsonMapper();

    private OfferRow() {}

    /// A row of the view `offer`.
    public static Offer read(ResultSet row) throws SQLException {
        var activity = row.getString("activity");
        return new Offer(
                row.getString("id"),
                text(row, "number"),
                text(row, "name"),
                row.getString("finess"),
                row.getString("unit"),
                row.getString("category"),
                text(row, "field"),
                texts(row, "activities"),
                row.getString("family"),
                text(row, "care_mode"),
                texts(row, "reception"),
                new Offer.Ages(
                        row.getObject("age_low_months", Integer.class),
                        row.getObject("age_high_months", Integer.class)),
                texts(row, "publics"),
                texts(row, "zone"),
                row.getString("psychiatric_sector"),
                row.getBoolean("sensitive"),
                new Offer.Contact(row.getString("phone"), row.getString("phone_confidentiality")),
                List.of(JSON.readValue(row.getString("hours"), Offer.Hours[].class)),
                texts(row, "places"),
                row.getString("commune"),
                row.getString("department"),
                closing(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                activity == null ? null : authorised(JSON.readTree(activity)));
    }

    private static Authorised authorised(JsonNode row) {
        return new Authorised(
                Authorised.Kind.valueOf(row.path("kind").asString()),
                optional(row, "number"),
                optional(row, "category"),
                optional(row, "type"),
                row.path("characteristics")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                row.path("publics").valueStream().map(JsonNode::asString).toList(),
                row.path("active").asBoolean(),
                date(row, "starts_on"),
                date(row, "ends_on"),
                number(row, "age_low"),
                number(row, "age_high"),
                row.path("capacities")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, it -> it.getValue().asInt())),
                row.path("version").asInt());
    }

    private static @Nullable String optional(JsonNode row, String name) {
        return row.path(name).isString() ? row.path(name).asString() : null;
    }

    private static @Nullable LocalDate date(JsonNode row, String name) {
        var text = optional(row, name);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable Integer number(JsonNode row, String name) {
        return row.path(name).isNumber() ? row.path(name).asInt() : null;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                row.getString("id"),
                row.getString("number"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("finess"),
                row.getString("part_of"),
                closing(row),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        var type = row.getString("closing_type");
        var from = row.getObject("closed_on", LocalDate.class);
        return type == null || from == null
                ? null
                : new Closing(type, from, row.getObject("reopens_on", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    public static @Nullable Object[] values(Offer it, String source) {
        var closing = it.closing();
        return new @Nullable Object[] {
            it.id(),
            it.number(),
            it.name(),
            it.finess(),
            it.unit(),
            it.category(),
            it.field(),
            it.activities().toArray(String[]::new),
            it.family(),
            it.careMode(),
            it.reception().toArray(String[]::new),
            it.ages().low(),
            it.ages().high(),
            it.publics().toArray(String[]::new),
            it.zone().toArray(String[]::new),
            it.psychiatricSector(),
            it.sensitive(),
            it.contact().phone(),
            it.sensitive() ? "3" : it.contact().confidentiality(),
            JSON.writeValueAsString(it.hours()),
            it.places().toArray(String[]::new),
            it.commune(),
            it.department(),
            closing == null ? null : closing.type(),
            closing == null ? null : closing.from(),
            closing == null ? null : closing.reopensOn(),
            source,
            it.createdAt().atOffset(UTC),
            it.updatedAt().atOffset(UTC),
            " "
                    + Stream.of(it.name().toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                            .map(OfferSearch::plain)
                            .collect(Collectors.joining(" "))
        };
    }

    public static @Nullable Object[] values(Unit it, String source) {
        var closing = it.closing();
        return Arrays.asList(
                        it.id(),
                        it.number(),
                        it.name(),
                        it.kind(),
                        it.finess(),
                        it.partOf(),
                        closing == null ? null : closing.type(),
                        closing == null ? null : closing.from(),
                        closing == null ? null : closing.reopensOn(),
                        source,
                        it.updatedAt().atOffset(UTC))
                .toArray();
    }
}
