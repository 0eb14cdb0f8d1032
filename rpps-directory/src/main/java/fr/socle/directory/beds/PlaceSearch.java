package fr.socle.directory.beds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Conditions on places, gathered one by one. Those on capacity are about one and the same row.
///
/// Column names are constants of this program; what callers send only ever is a parameter.
public final class PlaceSearch {

    private final List<String> conditions = new ArrayList<>();
    private final List<String> onOneRow = new ArrayList<>();
    private final Map<String, Object> parameters;

    public PlaceSearch() {
        this(new HashMap<>());
    }

    private PlaceSearch(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    public PlaceSearch among(Column column, List<String> values) {
        conditions.add("place." + column.sql + " = any(" + parameter(values.toArray(String[]::new)) + "::text[])");
        return this;
    }

    public PlaceSearch missing(Column column) {
        conditions.add("place." + column.sql + " is null");
        return this;
    }

    /// What is said here does not hold: neither where there is another value nor where there is none. Of beds it says
    /// that there is no row for which it holds.
    public PlaceSearch not(Consumer<PlaceSearch> said) {
        var condition = new PlaceSearch(parameters);
        said.accept(condition);
        conditions.add("not coalesce((" + condition.sql() + "), false)");
        return this;
    }

    /// Begins so, accents and case aside.
    public PlaceSearch inTown(String town) {
        conditions.add("upper(place.town) like upper("
                + parameter(town.replace("%", "").replace("_", "") + "%") + ")");
        return this;
    }

    public PlaceSearch inTownOf(String part) {
        conditions.add("strpos(upper(place.town), upper(" + parameter(part) + ")) > 0");
        return this;
    }

    public PlaceSearch within(double longitude, double latitude, double kilometres) {
        var distance = "directory.kilometres(place.longitude, place.latitude, " + parameter(longitude) + ", "
                + parameter(latitude) + ")";
        conditions.add(distance + " <= " + parameter(kilometres));
        return this;
    }

    public PlaceSearch closed(boolean closed, java.time.LocalDate today) {
        var day = parameter(today);
        var holds = "(place.closed_on is not null and place.closed_on <= " + day
                + " and (place.reopens_on is null or place.reopens_on > " + day + "))";
        conditions.add(closed ? holds : "not " + holds);
        return this;
    }

    public PlaceSearch offering(String offer) {
        conditions.add("exists (select from directory.ror_offer offer where offer.id = " + parameter(offer)
                + " and place.id = any(offer.places))");
        return this;
    }

    /// Inside one row of beds.
    public PlaceSearch row(RowColumn column, List<String> values) {
        onOneRow.add("bed." + column.sql + " = any(" + parameter(values.toArray(String[]::new)) + "::text[])");
        return this;
    }

    /// Inside one row of beds.
    public PlaceSearch rowWith(RowColumn column) {
        onOneRow.add("bed." + column.sql + " is not null");
        return this;
    }

    /// Inside one row of beds.
    ///
    /// @param comparison one of `=`, `>`, `>=`, `<`, `<=`
    public PlaceSearch number(String comparison, int number) {
        onOneRow.add("bed.number " + sign(comparison) + " " + parameter(number));
        return this;
    }

    /// Inside one row of beds.
    public PlaceSearch countedSince(String comparison, java.time.Instant at) {
        onOneRow.add("bed.updated_at " + sign(comparison) + " " + parameter(PlaceRow.at(at)));
        return this;
    }

    public PlaceSearch changedSince(java.time.Instant moment) {
        conditions.add("place.updated_at > " + parameter(PlaceRow.at(moment)));
        return this;
    }

    private static String sign(String comparison) {
        if (!List.of("=", ">", ">=", "<", "<=").contains(comparison)) {
            throw new IllegalArgumentException("Not a comparison");
        }
        return comparison;
    }

    private String parameter(Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    public boolean isEmpty() {
        return conditions.isEmpty() && onOneRow.isEmpty();
    }

    /// For the alias `place`.
    public String sql() {
        var all = new ArrayList<>(conditions);
        if (!onOneRow.isEmpty()) {
            all.add("exists (select from directory.bed_row bed where bed.place = place.id and "
                    + String.join(" and ", onOneRow) + ")");
        }
        return all.isEmpty() ? "true" : String.join(" and ", all);
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    public enum Column {
        ID("id"),
        NUMBER("number"),
        FINESS("finess"),
        KIND("kind"),
        UNIT("unit"),
        TOWN("town"),
        POSTAL_CODE("postal_code"),
        COMMUNE("commune"),
        DEPARTMENT("department");

        private final String sql;

        Column(String sql) {
            this.sql = sql;
        }
    }

    public enum RowColumn {
        KIND("kind"),
        STATUS("status"),
        TEMPORALITY("temporality"),
        GENDER("gender"),
        CLOSING("closing_kind"),
        ADDITIONAL("additional_kind"),
        CRISIS("crisis_kind"),
        ASSIGNMENT("assignment");

        private final String sql;

        RowColumn(String sql) {
            this.sql = sql;
        }
    }
}
