package fr.socle.directory.load.rpps;

import fr.socle.directory.Profession;
import fr.socle.directory.quality.Flaws;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong in a line that is kept all the same.
final class ActivityFlaws {

    private static final Set<String> PROFESSIONS =
            Arrays.stream(Profession.values()).map(Profession::code).collect(Collectors.toSet());
    private static final String FRANCE = "99000";
    private static final String SPECIALITY = "S";

    private final ActivityLine row;
    private final Map<Activity, Set<String>> known;
    private final Flaws flaws;
    private long wrongKeys;
    private long unknownProfessions;

    ActivityFlaws(ActivityLine row, Map<Activity, Set<String>> known, Flaws flaws) {
        this.row = row;
        this.known = known;
        this.flaws = flaws;
    }

    long wrongKeys() {
        return wrongKeys;
    }

    long unknownProfessions() {
        return unknownProfessions;
    }

    void look(long line) {
        if (!row.keyHolds()) {
            wrongKeys++;
            flaws.flagged(line, "wrong-key", row.nationalId());
        }
        if (!PROFESSIONS.contains(row.profession())) {
            unknownProfessions++;
            flaws.flagged(line, "unknown-profession", row.profession());
        }
        known.forEach((field, codes) -> code(line, field, codes));
        if (!row.get(Activity.STRUCTURE).isBlank()) {
            place(line);
        }
    }

    private void code(long line, Activity field, Set<String> codes) {
        var code = row.get(field).strip();
        var askable = field != Activity.KNOW_HOW
                || SPECIALITY.equals(row.get(Activity.KNOW_HOW_TYPE).strip());
        if (!code.isEmpty() && askable && !codes.contains(code)) {
            flaws.flagged(line, "unknown-code", field.names.split("/")[0] + " " + code);
        }
    }

    private void place(long line) {
        var country = row.get(Activity.COUNTRY).strip();
        if (!country.isEmpty() && !country.equals(FRANCE)) {
            return;
        }
        var code = row.get(Activity.POSTAL_CODE).strip();
        if (code.isEmpty()) {
            flaws.flagged(line, "no-postal-code", row.get(Activity.STRUCTURE).strip());
        } else if (code.length() != 5 || !code.chars().allMatch(it -> it >= '0' && it <= '9')) {
            flaws.flagged(line, "unreadable-postal-code", code);
        }
        if (row.get(Activity.COMMUNE).isBlank() && row.get(Activity.TOWN).isBlank()) {
            flaws.flagged(line, "no-town", row.get(Activity.STRUCTURE).strip());
        }
    }
}
