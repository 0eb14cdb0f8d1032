package fr.socle.directory;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;

/// How the directory compares texts. Keys hold capitals, digits and spaces only, so that no pattern needs an escape.
final class Matching {

    private Matching() {}

    static Condition words(Field<String> haystack, String typed) {
        return SearchText.patterns(typed).stream()
                .<Condition>map(haystack::like)
                .reduce(noCondition(), Condition::and);
    }

    /// At least one word of the haystack is nearly the text.
    static Condition nearly(Field<String> haystack, String typed) {
        return condition("{0} operator(public.%>) {1}", haystack, val(SearchText.of(typed)));
    }

    static Field<Double> nearness(Field<String> haystack, String typed) {
        return field("public.word_similarity({0}, {1})", Double.class, val(SearchText.of(typed)), haystack);
    }

    static Condition any(List<TextMatch> texts, Field<String> raw, Field<String> key) {
        return texts.stream().map(it -> one(it, raw, key)).reduce(falseCondition(), Condition::or);
    }

    static Condition anyTown(List<TextMatch> texts, Field<String> raw, Field<String> key) {
        return texts.stream()
                .map(it ->
                        it.mode() == TextMatch.Mode.EXACT ? it : new TextMatch(it.mode(), SearchText.town(it.text())))
                .map(it -> one(it, raw, key))
                .reduce(falseCondition(), Condition::or);
    }

    private static Condition one(TextMatch match, Field<String> raw, Field<String> key) {
        var text = SearchText.of(match.text());
        return switch (match.mode()) {
            case EXACT -> raw.eq(match.text());
            case STARTS_WITH -> text.isEmpty() ? falseCondition() : key.like(text + "%");
            case CONTAINS -> text.isEmpty() ? falseCondition() : key.like("%" + text + "%");
        };
    }
}
