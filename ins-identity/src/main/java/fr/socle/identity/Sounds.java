package fr.socle.identity;

import java.util.regex.Pattern;

/// What a French name sounds like, roughly: letters that are heard alike become one, silent ends and doubled letters
// go.
/// Only for finding who is worth comparing; nobody is anybody's double because of it.
public final class Sounds {

    private static final String[][] HEARD_ALIKE = {
        {"PH", "F"}, {"EAU", "O"}, {"AU", "O"}, {"QU", "K"}, {"CK", "K"}, {"AI", "E"}, {"EI", "E"}, {"OEU", "E"},
        {"OE", "E"}, {"CE", "SE"}, {"CI", "SI"}, {"CY", "SI"}, {"GE", "JE"}, {"GI", "JI"}, {"Y", "I"}, {"C", "K"},
        {"Z", "S"}, {"W", "V"}, {"H", ""},
    };
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");
    private static final Pattern SILENT = Pattern.compile("(?<=..)[ESTXD]+$");

    private Sounds() {}

    public static String of(String name) {
        var heard = Spelling.key(name);
        for (var alike : HEARD_ALIKE) {
            heard = heard.replace(alike[0], alike[1]);
        }
        return SILENT.matcher(DOUBLED.matcher(heard).replaceAll("$1")).replaceAll("");
    }
}
