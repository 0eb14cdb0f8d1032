package fr.socle.prescription;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The common ground between what people type and what the medication base writes: lower case, no accent, words of
/// letters and digits separated by one space.
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

    private SearchText() {}

    public static String of(String text) {
        var spelledOut = text.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        var bare = MARKS.matcher(Normalizer.normalize(spelledOut, Normalizer.Form.NFD))
                .replaceAll("");
        return GAPS.matcher(bare).replaceAll(" ").strip();
    }
}
