package fr.socle.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How names are written in the national identity: A to Z, space, apostrophe, hyphen (guide d'intégration INSi
/// SEL-MP-043 §2 and §3.4.1). Accents are stripped and ligatures opened; whatever else is not a letter is refused,
/// never silently removed.
public final class Spelling {

    private static final int LONGEST = 100;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ALPHABET = Pattern.compile("[A-Z' -]{1," + LONGEST + "}");
    private static final Pattern BAD_PAIR = Pattern.compile("[ '][ ']");

    private Spelling() {}

    static String familyName(String typed) {
        var name = normal(typed);
        if (!isWellFormed(name)) {
            throw new IllegalArgumentException("Not a family name in the spelling of the INS");
        }
        return name;
    }

    static String givenName(String typed) {
        var name = normal(typed);
        if (!isWellFormed(name) || name.contains("--") || name.endsWith("-") || name.endsWith("'")) {
            throw new IllegalArgumentException("Not a given name in the spelling of the INS");
        }
        return name;
    }

    private static boolean isWellFormed(String name) {
        return ALPHABET.matcher(name).matches()
                && !name.startsWith("-")
                && !BAD_PAIR.matcher(name).find()
                && name.chars().anyMatch(Character::isLetter);
    }

    /// Upper case without diacritics, ligatures or typographic signs; other characters stay, to be judged. A name
    /// that is in the alphabet already, as all those of the table are, stays what it is.
    static String normal(String typed) {
        var name = typed.strip();
        return isInAlphabet(name) ? name : spelled(name);
    }

    private static boolean isInAlphabet(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!isLetter(c) && c != ' ' && c != '-' && c != '\'') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static String spelled(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        var spelled = new StringBuilder(upper.length());
        upper.chars().forEach(c -> spelled.append(plain((char) c)));
        return MARKS.matcher(Normalizer.normalize(spelled, Normalizer.Form.NFD)).replaceAll("");
    }

    private static String plain(char c) {
        return switch (c) {
            case 'Æ' -> "AE";
            case 'Œ' -> "OE";
            case 'Ø' -> "O";
            case 'Ð' -> "D";
            case 'Þ' -> "TH";
            case 'Ł' -> "L";
            case '’', '‘', 'ʼ', '´', '`' -> "'";
            case '‐', '‑', '‒', '–', '—', '−' -> "-";
            case '\u00a0', '\u202f' -> " ";
            default -> String.valueOf(c);
        };
    }

    /// What two spellings of a name have in common: its letters. Hyphen, apostrophe and space are the same, and so
    /// are accents and case; what a searcher mistypes beyond that is the business of [Matching].
    public static String key(String name) {
        var normal = normal(name);
        var letters = new StringBuilder(normal.length());
        for (var i = 0; i < normal.length(); i++) {
            if (isLetter(normal.charAt(i))) {
                letters.append(normal.charAt(i));
            }
        }
        return letters.toString();
    }
}
