package fr.socle.directory.fhir.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of SQL with the values of its question marks. `{a}` stands for the alias of the table searched.
public record Sql(String text, List<Object> values) {

    public static final Sql TRUE = of("true");
    public static final Sql FALSE = of("false");

    public Sql {
        values = Collections.unmodifiableList(values);
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
        return new Sql(text.replace("{a}", alias), values);
    }

    public Sql not() {
        return new Sql("not coalesce(" + text + ", false)", values);
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
        for (var part : parts) {
            if (part != null) {
                text.append(part.text);
                values.addAll(part.values);
            }
        }
        return new Sql(text.toString(), values);
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
        return new Sql(text.append(')').toString(), values);
    }
}
