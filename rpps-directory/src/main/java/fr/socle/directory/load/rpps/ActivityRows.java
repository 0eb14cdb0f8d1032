package fr.socle.directory.load.rpps;

import fr.socle.directory.SearchText;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What lines of `Personne_activite` become: one row for each person, practice situation and structure that had not
/// come before, and one for each know-how.
final class ActivityRows {

    private final SeenNumbers people = new SeenNumbers();
    private final SeenNumbers situations = new SeenNumbers();
    private final SeenNumbers structures = new SeenNumbers();
    private final KnownTexts keys = new KnownTexts();
    private final ActivityLine line;
    private final RppsStaging.Tables tables;

    ActivityRows(ActivityLine line, RppsStaging.Tables tables) {
        this.line = line;
        this.tables = tables;
    }

    long people() {
        return people.size();
    }

    /// Sends what is new in this line to the tables it belongs to.
    void send(long number) throws IOException, SQLException {
        var national = line.nationalId();
        var person = ActivityLine.id(national);
        if (people.add(person.getMostSignificantBits())) {
            tables.people().row(person(person));
        }
        var situation = line.situation(national);
        var knowHow = line.knowHow();
        if (knowHow != null) {
            tables.knowHows().row(person, situation, knowHow);
        }
        if (situation != null && situations.add(situation.getMostSignificantBits())) {
            tables.situations().row(situation(number, person, situation));
        }
        var structure = line.text(Activity.STRUCTURE);
        if (structure != null && structures.add(structure)) {
            tables.structures().row(structure(structure));
        }
    }

    /// In the order of the columns of [RppsStaging#PEOPLE].
    private @Nullable Object[] person(UUID id) {
        var family = SearchText.of(line.get(Activity.FAMILY));
        var given = keys.of(line.get(Activity.GIVEN));
        var title = line.get(Activity.TITLE);
        var civility = line.text(Activity.CIVILITY);
        return new @Nullable Object[] {
            id,
            line.number(),
            line.nationalId(),
            line.keyHolds(),
            title.isBlank() ? civility == null ? "" : civility : title,
            civility,
            line.get(Activity.FAMILY).strip(),
            line.get(Activity.GIVEN).strip(),
            line.profession(),
            line.text(Activity.CATEGORY),
            family,
            given,
            haystack(family, given),
            line.personHash(),
            line.text(Activity.AUTHORITY)
        };
    }

    /// In the order of the columns of [RppsStaging#SITUATIONS].
    private @Nullable Object[] situation(long number, UUID person, UUID id) {
        return new @Nullable Object[] {
            number,
            id,
            person,
            line.situationHash(),
            line.profession(),
            line.text(Activity.MODE),
            line.text(Activity.SIRET),
            line.text(Activity.FINESS),
            line.text(Activity.STRUCTURE),
            name(),
            line.text(Activity.STREET_COMPLEMENT),
            street(),
            line.text(Activity.LOCALITY),
            line.text(Activity.POSTAL_CODE),
            line.text(Activity.COMMUNE),
            town(),
            keys.town(line.get(Activity.TOWN)),
            line.text(Activity.PHONE),
            line.text(Activity.PHONE_2),
            line.text(Activity.FAX),
            line.text(Activity.EMAIL),
            line.text(Activity.SECTOR),
            line.text(Activity.PHARMACY_SECTION),
            line.text(Activity.FUNCTION),
            line.text(Activity.KIND),
            line.text(Activity.AUTHORITY)
        };
    }

    /// In the order of the columns of [RppsStaging#STRUCTURES].
    private @Nullable Object[] structure(String id) {
        return new @Nullable Object[] {
            id,
            name(),
            line.hash(Activity.SIRET, Activity.SECTOR, 13),
            SearchText.of(line.get(Activity.STRUCTURE_NAME)),
            line.text(Activity.SIGN),
            line.text(Activity.SIRET),
            line.text(Activity.SIREN),
            line.text(Activity.FINESS),
            line.text(Activity.LEGAL_FINESS),
            line.text(Activity.SECTOR),
            line.text(Activity.FORMER_ID),
            line.text(Activity.DELIVERY_COMPLEMENT),
            line.text(Activity.STREET_COMPLEMENT),
            line.streetNumber(),
            line.text(Activity.STREET_TYPE),
            line.text(Activity.STREET),
            line.text(Activity.LOCALITY),
            line.text(Activity.ROUTING_LINE),
            line.text(Activity.POSTAL_CODE),
            town(),
            keys.town(line.get(Activity.TOWN)),
            line.text(Activity.COMMUNE),
            line.text(Activity.COUNTRY),
            line.text(Activity.PHONE),
            line.text(Activity.PHONE_2),
            line.text(Activity.FAX),
            line.text(Activity.EMAIL)
        };
    }

    private @Nullable String name() {
        var name = line.text(Activity.STRUCTURE_NAME);
        return name == null ? line.text(Activity.SIGN) : name;
    }

    private @Nullable String town() {
        var town = line.text(Activity.TOWN);
        return town == null ? line.text(Activity.ROUTING_LINE) : town;
    }

    private @Nullable String street() {
        var parts = Stream.of(line.streetNumber(), line.text(Activity.STREET_TYPE), line.text(Activity.STREET))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? null : parts;
    }

    private String haystack(String family, String given) {
        var words = SearchText.haystackOfKeys(
                given,
                family,
                keys.of(line.get(Activity.PROFESSION_LABEL)),
                keys.of(line.get(Activity.KNOW_HOW_LABEL)),
                SearchText.of(line.number()));
        // the haystack says ST for SAINT; whoever looks for a piece of the very word must find it too
        return family.contains("SAINT") ? words + family + " " : words;
    }
}
