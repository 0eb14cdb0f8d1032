package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.Parameters;
import fr.socle.directory.fhir.search.Parameters.Token;
import fr.socle.directory.fhir.search.Sql;
import java.util.Map;
import java.util.regex.Pattern;

/// Tokens among the `codes` of a row, which say `system:code` in short.
final class Codes {

    /// No code system: a speciality and a sector together, `SM04@SA07`.
    static final String LANE = "urn:socle:lane";

    private static final Pattern PROFESSION = Pattern.compile("\\d\\d");

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry(Systems.PROFESSION, "G15"),
            Map.entry(Systems.OTHER_PROFESSION, "G15"),
            Map.entry(Systems.PROFESSION_CATEGORY, "R09"),
            Map.entry(Systems.DEGREE, "R48"),
            Map.entry(Systems.DEGREE_TYPE, "R14"),
            Map.entry(Systems.ACTIVITY_KIND, "R22"),
            Map.entry(Systems.MODE, "R23"),
            Map.entry(Systems.FUNCTION, "R21"),
            Map.entry(Systems.PHARMACY_SECTION, "G05"),
            Map.entry(Systems.SECTOR, "R02"),
            Map.entry(Systems.SPECIALITY, "KH"),
            Map.entry(LANE, "LANE"));
    private static final String[] ALL = {"G15", "KH", "R23", "R22", "R21", "R02", "R48", "R14", "R09", "G05"};

    private Codes() {}

    static Parameter among(String column) {
        return Parameters.token(token -> condition(column, token), "cardinality(" + column + ") > 0");
    }

    /// The same for codes whose professions stand in a column of their own too, which an index holds beside the place.
    static Parameter ofRole(String column, String profession) {
        return Parameters.token(
                token -> isProfession(token) ? Sql.of(profession + " = ?", token.code()) : condition(column, token),
                "cardinality(" + column + ") > 0");
    }

    /// Two digits are a profession in every system.
    private static boolean isProfession(Token token) {
        return (token.system() == null || "G15".equals(SHORT.get(token.system())))
                && PROFESSION.matcher(token.code()).matches();
    }

    private static Sql condition(String column, Token token) {
        var system = token.system();
        if (system == null) {
            var variants = new String[ALL.length];
            for (var i = 0; i < ALL.length; i++) {
                variants[i] = ALL[i] + ":" + token.code();
            }
            return Sql.of(column + " && ?::text[]", (Object) variants);
        }
        var prefix = SHORT.getOrDefault(system, system.contains("/NOS/") ? "KH" : "?");
        return token.code().isEmpty()
                ? Sql.of("exists (select from unnest(" + column + ") one where one like ?)", prefix + ":%")
                : Sql.of(column + " && ?::text[]", (Object) new String[] {prefix + ":" + token.code()});
    }
}
