package fr.socle.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What a French name sounds like, roughly: letters that are heard alike become one, silent ends and doubled letters
/// go. The same replacements as the function `sound` of the schema, where candidates are looked up by it. Only for
/// finding who is worth comparing; nobody is anybody's double because of it.
public final class Sounds {

    private static final List<String> HEARD_ALIKE = List.of(
            "SCH=1", "CH=1", "SH=1", "PH=F", "H=", "BV=V", "CQU=K", "QU=K", "Q=K", "CK=K", "CE=SE", "CI=SI", "CY=SI",
            "C=K", "GUE=6E", "GUI=6I", "GE=JE", "GI=JI", "GY=JI", "6=G", "EAU=O", "AU=O", "EU=E", "AIN=IN", "EIN=IN",
            "AY=E", "AI=E", "EI=E", "Y=I", "OU=U");
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");
    private static final Pattern SILENT = Pattern.compile("(?<=..)[ESTXDZP]+$");

    private static final int MANY = 100_000;
    /// Of the names met last: few names are most people's.
    private static final Map<String, String> MET = new ConcurrentHashMap<>();

    private Sounds() {}

    public static String of(String name) {
        var key = Spelling.key(name);
        var met = MET.get(key);
        if (met != null) {
            return met;
        }
        if (MET.size() >= MANY) {
            MET.clear();
        }
        var heard = heard(key);
        MET.put(key, heard);
        return heard;
    }

    private static String heard(String key) {
        var heard = key;
        for (var alike : HEARD_ALIKE) {
            var at = alike.indexOf('=');
            heard = heard.replace(alike.substring(0, at), alike.substring(at + 1));
        }
        return SILENT.matcher(DOUBLED.matcher(heard).replaceAll("$1")).replaceAll("");
    }
}
