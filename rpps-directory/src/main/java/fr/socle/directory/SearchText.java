package fr.socle.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Text as the searches compare it: capitals without accents, words parted by one space, nothing else.
public final class SearchText {

    /// Files write `ST`, people write `Saint`.
    private static final Set<String> WHOLE = Set.of("ST", "STE");

    private SearchText() {}

    public static String of(String text) {
        var out = new StringBuilder(text.length() + 4);
        var plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        for (var i = 0; i < plain.length(); i++) {
            append(out, plain.charAt(i));
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    /// A town as the searches compare it: `Saint` is `ST`, and what follows `CEDEX` does not count.
    public static String town(String text) {
        var town = saints(of(text));
        var cedex = (" " + town + " ").indexOf(" CEDEX ");
        return cedex < 0 ? town : town.substring(0, Math.max(0, cedex - 1)).strip();
    }

    /// The text one word may be looked for in: words between spaces.
    public static String haystack(@Nullable String... parts) {
        var all = new StringBuilder(" ");
        for (var part : parts) {
            if (part != null && !part.isBlank()) {
                all.append(saints(of(part))).append(' ');
            }
        }
        return all.toString();
    }

    /// The same, of parts that [#of] gave.
    public static String haystackOfKeys(String... keys) {
        var all = new StringBuilder(" ");
        for (var key : keys) {
            if (!key.isEmpty()) {
                all.append(saints(key)).append(' ');
            }
        }
        return all.toString();
    }

    /// The patterns that all must be `LIKE` the haystack for every word to begin one of its words.
    public static List<String> patterns(String typed) {
        return Arrays.stream(saints(of(typed)).split(" "))
                .filter(it -> !it.isEmpty())
                .map(it -> WHOLE.contains(it) ? "% " + it + " %" : "% " + it + "%")
                .toList();
    }

    private static String saints(String key) {
        if (!key.contains("SAINT")) {
            return key;
        }
        var words = key.split(" ");
        for (var i = 0; i < words.length; i++) {
            words[i] = switch (words[i]) {
                case "SAINT" -> "ST";
                case "SAINTE" -> "STE";
                default -> words[i];
            };
        }
        return String.join(" ", words);
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder out, char c) {
        if (c >= 'a' && c <= 'z') {
            out.append((char) (c - 32));
        } else if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
            out.append(c);
        } else if (c == 'œ' || c == 'Œ') {
            out.append("OE");
        } else if (c == 'æ' || c == 'Æ') {
            out.append("AE");
        } else if (Character.isLetter(c)) {
            out.append(Character.toUpperCase(c));
        } else if (Character.getType(c) != Character.NON_SPACING_MARK
                && !out.isEmpty()
                && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}
