package fr.socle.identity.reference;

import static fr.socle.identity.reference.EntryRefusal.required;

import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.kernel.Refused;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// Reads the texts of an entry. The register's own words are kept as they are: a key that does not hold is no reason
/// to leave somebody out. What has not even the form of the thing is.
@Component
class EntryFields {

    static final List<String> COLUMNS = List.of(
            "oid",
            "matricule",
            "nomNaissance",
            "prenoms",
            "premierPrenom",
            "sexe",
            "dateNaissance",
            "lieuNaissance",
            "dateDeces",
            "anciens");

    private static final int LONGEST_NAME = 100;
    private static final Pattern DATE = Pattern.compile("(?:18[5-9]|19\\d|20\\d)\\d-\\d{2}-\\d{2}");
    private static final Pattern PLACE = Pattern.compile("(?:\\d{2}|2[AB])\\d{3}");

    private final Clock clock;
    private final boolean realNumbersOnly;

    EntryFields(Clock clock, Environment environment) {
        this.clock = clock;
        this.realNumbersOnly = environment.acceptsProfiles(Profiles.of("production"));
    }

    /// @param values in the order of [#COLUMNS]; an empty text is missing
    /// @throws Refused with an [EntryRefusal]
    Entry read(List<String> values) {
        if (values.size() != COLUMNS.size()) {
            throw new EntryRefusal.WrongColumns(COLUMNS.size(), values.size()).asException();
        }
        var ins = number(values.get(0), values.get(1), "matricule");
        var birthDate = matching(DATE, values.get(6), "dateNaissance");
        if (birthDate.compareTo(LocalDate.now(clock).toString()) > 0) {
            throw new EntryRefusal.WrongValue("dateNaissance").asException();
        }
        var givenNames = name(values.get(3), "prenoms");
        var first = orNull(values.get(4));
        if (first != null && !startsTheList(name(first, "premierPrenom"), givenNames)) {
            throw new EntryRefusal.WrongValue("premierPrenom").asException();
        }
        var place = orNull(values.get(7));
        return new Entry(
                ins,
                former(values.get(9)),
                name(values.get(2), "nomNaissance"),
                givenNames,
                first,
                sex(values.get(5)),
                birthDate,
                place == null ? null : matching(PLACE, place, "lieuNaissance"),
                day(values.get(8), "dateDeces"));
    }

    private List<Entry.Former> former(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        var former = new ArrayList<Entry.Former>();
        for (var one : text.split(",", -1)) {
            var parts = one.strip().split("\\|", -1);
            if (parts.length < 2 || parts.length > 4) {
                throw new EntryRefusal.WrongValue("anciens").asException();
            }
            former.add(new Entry.Former(
                    number(parts[0], parts[1], "anciens"),
                    parts.length > 2 ? day(parts[2], "anciens") : null,
                    parts.length > 3 ? day(parts[3], "anciens") : null));
        }
        return former;
    }

    private Ins number(String oid, String matricule, String column) {
        try {
            var authority = Ins.Authority.of(oid);
            if (realNumbersOnly && (authority == Ins.Authority.TEST || authority == Ins.Authority.DEMO)) {
                throw new EntryRefusal.TestNumber(authority.oid()).asException();
            }
            return new Ins(matricule, authority);
        } catch (IllegalArgumentException notEvenTheForm) {
            throw new EntryRefusal.WrongValue(column).asException();
        }
    }

    private static boolean startsTheList(String first, String list) {
        return (words(list) + " ").startsWith(words(first) + " ");
    }

    private static String words(String names) {
        return names.replace('-', ' ').replace('\'', ' ');
    }

    private static Sex sex(String letter) {
        return required(
                switch (letter) {
                    case "M" -> Sex.M;
                    case "F" -> Sex.F;
                    default -> null;
                },
                "sexe");
    }

    private static @Nullable LocalDate day(String text, String column) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new EntryRefusal.WrongValue(column).asException();
        }
    }

    /// A-Z, with apostrophes, hyphens and spaces between. No pattern: every line has two or three names.
    private static String name(String text, String column) {
        var letters = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                letters++;
            } else if (c != ' ' && c != '-' && c != '\'') {
                throw new EntryRefusal.WrongValue(column).asException();
            }
        }
        return required(letters > 0 && text.length() <= LONGEST_NAME ? text : null, column);
    }

    private static String matching(Pattern form, String text, String column) {
        return required(form.matcher(text).matches() ? text : null, column);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
