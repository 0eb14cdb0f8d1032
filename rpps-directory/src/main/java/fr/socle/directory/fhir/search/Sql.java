package fr.socle.directory.fhir.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of SQL with the values of its question marks. `{a}` stands for the alias of the table searched.
///
/// @param unaided whether it looks into every row's text without an index, which the planner takes for cheap
public record Sql(String text, List<Object> values, boolean unaided) {

    public static final Sql TRUE = of("true");
    public static final Sql FALSE = of("false");

    public Sql {
        values = Collections.unmodifiableList(values);
    }

    Sql(String text, List<Object> values) {
        this(text, values, false);
    }

    /// Says that no index helps.
    public Sql withoutIndex() {
        return new Sql(text, values, true);
    }

    public static Sql of(String text, Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    /// The condition that a column holds one of these values. They are written one by one and filled up to a power of
    /// two: then the database knows how many to expect, keeps one plan for all of them, and there are few texts to
    /// plan.
    public static Sql among(String column, String type, List<String> values) {
        if (values.isEmpty()) {
            return FALSE;
        }
        var mark = "?::" + type;
        if (values.size() == 1) {
            return of(column + " = " + mark, values.getFirst());
        }
        var filled = new ArrayList<Object>(values);
        while (Integer.bitCount(filled.size()) > 1) {
            filled.add(values.getLast());
        }
        return new Sql(column + " in (" + String.join(", ", Collections.nCopies(filled.size(), mark)) + ")", filled);
    }

    public Sql on(String alias) {
        return new Sql(text.replace("{a}", alias), values, unaided);
    }

    /// Asks for the plan and runs nothing.
    Sql explained() {
        return new Sql("explain (format json) " + text, values, unaided);
    }

    public Sql not() {
        return new Sql("not coalesce(" + text + ", false)", values, unaided);
    }

    public static Sql all(List<Sql> parts) {
        return joined(parts, " and ", TRUE);
    }

    public static Sql any(List<Sql> parts) {
        return joined(parts, " or ", FALSE);
    }

    public static Sql join(@Nullable Sql... parts) {
        var text = new StringBuilder();
        var values = new ArrayList<>();
        var unaided = false;
        for (var part : parts) {
            if (part != null) {
                unaided |= part.unaided;
                text.append(part.text);
                values.addAll(part.values);
            }
        }
        return new Sql(text.toString(), values, unaided);
    }

    private static Sql joined(List<Sql> parts, String word, Sql none) {
        if (parts.isEmpty()) {
            return none;
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var values = new ArrayList<>();
        var text = new StringBuilder("(");
        for (var part : parts) {
            text.append(text.length() == 1 ? "" : word).append(part.text);
            values.addAll(part.values);
        }
        return new Sql(text.append(')').toString(), values, parts.stream().anyMatch(Sql::unaided));
    }
}
