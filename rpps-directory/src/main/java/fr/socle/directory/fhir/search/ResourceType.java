package fr.socle.directory.fhir.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A resource type as the search sees it: where its rows are, what its parameters mean, and how a row is written.
public interface ResourceType {

    String name();

    /// What stands after `from`: a table, or a select in brackets.
    String table();

    /// The column that is the id of the resource.
    String key();

    /// What the database compares it as.
    default String keyType() {
        return "text";
    }

    /// The columns [#write] reads, by their own names; the id as `id`, the version as `version`, the moment of the last
    /// change as `updated_at`, each reference under the name of its parameter.
    String columns();

    /// The order of pages unless asked otherwise; ends with a column no two rows share.
    List<Order> order();

    Map<String, Parameter> parameters();

    /// What `_sort` may name.
    default Map<String, Order> sorts() {
        return Map.of();
    }

    /// Parameters whose resources may come along by `_include`, and those of other types by `_revinclude`
    /// (`PractitionerRole:practitioner`).
    default List<String> includes() {
        return List.of();
    }

    default List<String> reverseIncludes() {
        return List.of();
    }

    /// Writes one row as a resource, from its first brace to its last.
    void write(ResultSet row, JsonGenerator json) throws SQLException;

    /// Whether others answer its own reads and searches: here it only comes along, and is asked about by `_has`.
    default boolean isOnlyBeside() {
        return false;
    }

    /// Searches that are not one range of one index may be cut in several, whose results do not overlap and follow one
    /// another.
    default List<Stream> streams(List<Criterion> asked) {
        return List.of(new Stream(asked, order()));
    }

    /// The condition that a column holds one of these ids.
    default Sql isAmong(String column, List<String> ids) {
        return Sql.among(column, "text", ids);
    }

    /// A select over this type, its alias taken by nobody else.
    default Sql select(String what, Sql where) {
        var alias = "t" + where.text().split("\\(select ", -1).length + "_" + name().toLowerCase(java.util.Locale.ROOT);
        return Sql.join(
                Sql.of("(select " + what + " from " + table() + " {a} where ").on(alias), where.on(alias), Sql.of(")"));
    }

    /// @param type of the values, for comparing them with the place where a page ended: `text`, `timestamptz`…
    record Order(String expression, String type, boolean descending) {

        public static Order by(String expression) {
            return new Order(expression, "text", false);
        }

        public static Order by(String expression, String type) {
            return new Order(expression, type, false);
        }

        /// The same order, written so that no index gives it: the database first collects the rows that match instead
        // of
        /// walking along everybody.
        Order collected() {
            return type.equals("text") ? new Order("(" + expression + " || '')", type, descending) : this;
        }

        Order reversed() {
            return new Order(expression, type, !descending);
        }
    }

    /// @param asked what else is asked of each row
    /// @param via where the rows are found in their order, null where the table of the type says it all
    /// @param rare whether those who match are likely few, and collected rather than met along the order
    record Stream(
            List<Criterion> asked,
            List<Order> order,
            @Nullable Via via,
            boolean rare) {

        public Stream(List<Criterion> asked, List<Order> order) {
            this(asked, order, null, false);
        }

        public static Stream rare(List<Criterion> asked, List<Order> order) {
            return new Stream(asked, order, null, true);
        }
    }

    /// A table that holds the answer to a part of what is asked, in the order of the pages.
    ///
    /// @param table with its alias
    /// @param on how its rows find those of the type, at most one each
    /// @param condition that picks its rows
    record Via(String table, String on, Sql condition) {}
}
