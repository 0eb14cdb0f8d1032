package fr.socle.directory.fhir.search;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Texts begin with what is asked, without regard to accents and case; `:contains` anywhere, `:exact` to the letter,
/// `:text` nearly so (typing mistakes).
///
/// @param narrowed a column with a trigram index that holds the text among others, null when there is none
/// @param ordered a column that begins with the key and gives the order of the pages, null when there is none
public record TextParameter(
        String raw,
        String key,
        UnaryOperator<String> reading,
        @Nullable String narrowed,
        @Nullable String ordered) implements Parameter {

    private static final char LAST = '\uFFFF';

    public TextParameter narrowedBy(String column) {
        return new TextParameter(raw, key, reading, column, ordered);
    }

    public TextParameter orderedBy(String column) {
        return new TextParameter(raw, key, reading, narrowed, column);
    }

    @Override
    public String kind() {
        return "string";
    }

    @Override
    public Sql where(Criterion asked, Types types) {
        asked.allow("exact", "contains", "text");
        return asked.any(value -> asked.is("exact") ? exactly(value) : inexactly(asked, reading.apply(value)));
    }

    private Sql inexactly(Criterion asked, String text) {
        if (text.isEmpty()) {
            return Sql.FALSE;
        }
        if (asked.is("contains")) {
            return contains(text);
        }
        return asked.is("text") ? nearly(text) : startsWith(text);
    }

    private Sql exactly(String value) {
        return Sql.of(
                "(" + raw + " = ? and " + key + " >= ? and " + key + " < ?)",
                value,
                reading.apply(value),
                reading.apply(value) + LAST);
    }

    /// A range, which a btree in collation "C" answers in order with one plan for every value.
    Sql startsWith(String text) {
        var range = range(key, text);
        if (ordered == null) {
            return range;
        }
        // what follows the key in the other column follows a space: only a text with one may reach into it
        return text.indexOf(' ') < 0 ? range(ordered, text) : Sql.all(List.of(range(ordered, text), range));
    }

    private static Sql range(String column, String text) {
        return Sql.of("(" + column + " >= ? and " + column + " < ?)", text, text + LAST);
    }

    private Sql contains(String text) {
        var pattern = "%" + text + "%";
        return narrowed == null || text.length() < 3
                ? Sql.of(key + " like ?", pattern).withoutIndex()
                : Sql.of("(" + narrowed + " like ? and " + key + " like ?)", pattern, pattern);
    }

    private Sql nearly(String text) {
        return narrowed == null
                ? Sql.of("public.word_similarity(?, " + key + ") > 0.6", text).withoutIndex()
                : Sql.of(narrowed + " operator(public.%>) ?", text);
    }

    @Override
    public Sql present() {
        return Sql.of(raw + " <> ''");
    }

    @Override
    public boolean isKey(Criterion asked) {
        return asked.modifier() == null || asked.is("exact");
    }
}
