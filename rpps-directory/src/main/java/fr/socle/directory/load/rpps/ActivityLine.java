package fr.socle.directory.load.rpps;

import fr.socle.directory.SearchText;
import fr.socle.kernel.RppsNumber;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line made ready for the staging table. Ids come from what identifies the person and the activity, so that the
/// same content has the same ids on every load and every machine.
final class ActivityLine {

    private static final char SEPARATOR = '\u001f';

    private final SeenNumbers people = new SeenNumbers();
    private final SeenNumbers situations = new SeenNumbers();
    private final SeenNumbers structures = new SeenNumbers();
    private final int[] places;
    private final @Nullable String[] fields;

    /// @param places of the columns of [Activity], in its order
    /// @param fields reused from line to line
    ActivityLine(int[] places, @Nullable String[] fields) {
        this.places = places;
        this.fields = fields;
    }

    long people() {
        return people.size();
    }

    String nationalId() {
        return get(Activity.NATIONAL_ID).strip();
    }

    /// The number within its register: an RPPS number for type 8.
    String number() {
        var own = get(Activity.ID).strip();
        return own.isEmpty() ? nationalId().substring(1) : own;
    }

    boolean keyHolds() {
        try {
            return nationalId().equals(new RppsNumber(number()).nationalId());
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    String profession() {
        return get(Activity.PROFESSION).strip();
    }

    /// In the order of the columns of [RppsStaging#ACTIVITY].
    @Nullable
    Object[] row(long line) {
        var national = nationalId();
        var family = SearchText.of(get(Activity.FAMILY));
        var given = SearchText.of(get(Activity.GIVEN));
        var title = get(Activity.TITLE);
        var civility = text(Activity.CIVILITY);
        var person = id(national);
        var situation = situation(national);
        var structure = text(Activity.STRUCTURE);
        var newStructure = structure != null && structures.add(structure);
        return new @Nullable Object[] {
            line,
            people.add(person.getMostSignificantBits()),
            situation != null && situations.add(situation.getMostSignificantBits()),
            newStructure,
            person,
            situation,
            personHash(),
            situationHash(),
            newStructure ? hash(Activity.SIRET, Activity.SECTOR, 13) : null,
            newStructure ? SearchText.of(get(Activity.STRUCTURE_NAME)) : null,
            national,
            number(),
            keyHolds(),
            title.isBlank() ? civility == null ? "" : civility : title,
            civility,
            get(Activity.FAMILY).strip(),
            get(Activity.GIVEN).strip(),
            profession(),
            text(Activity.CATEGORY),
            knowHow(),
            family,
            given,
            haystack(family, given),
            text(Activity.MODE),
            text(Activity.SIRET),
            text(Activity.SIREN),
            text(Activity.FINESS),
            text(Activity.LEGAL_FINESS),
            structure,
            text(Activity.STRUCTURE_NAME),
            text(Activity.SIGN),
            text(Activity.DELIVERY_COMPLEMENT),
            text(Activity.STREET_COMPLEMENT),
            streetNumber(),
            text(Activity.STREET_TYPE),
            text(Activity.STREET),
            text(Activity.LOCALITY),
            text(Activity.ROUTING_LINE),
            text(Activity.POSTAL_CODE),
            text(Activity.COMMUNE),
            text(Activity.TOWN),
            SearchText.town(get(Activity.TOWN)),
            text(Activity.COUNTRY),
            text(Activity.PHONE),
            text(Activity.PHONE_2),
            text(Activity.FAX),
            text(Activity.EMAIL),
            text(Activity.FORMER_ID),
            text(Activity.SECTOR),
            text(Activity.PHARMACY_SECTION),
            text(Activity.FUNCTION),
            text(Activity.KIND)
        };
    }

    static UUID id(String nationalId) {
        return UUID.nameUUIDFromBytes(("rpps " + nationalId).getBytes(StandardCharsets.UTF_8));
    }

    /// Nothing for a line that is only the person: no place and no way of working.
    private @Nullable UUID situation(String national) {
        if (get(Activity.STRUCTURE).isBlank() && get(Activity.MODE).isBlank()) {
            return null;
        }
        var what = new StringBuilder("activity ").append(national);
        for (var part :
                new Activity[] {Activity.STRUCTURE, Activity.MODE, Activity.FUNCTION, Activity.KIND, Activity.SECTOR}) {
            what.append(SEPARATOR).append(get(part).strip());
        }
        return UUID.nameUUIDFromBytes(what.toString().getBytes(StandardCharsets.UTF_8));
    }

    private long personHash() {
        return hash(Activity.ID_TYPE, Activity.CATEGORY, 7);
    }

    private long situationHash() {
        return hash(Activity.MODE, Activity.KIND, hash(Activity.PROFESSION, Activity.PROFESSION, 11));
    }

    private long hash(Activity first, Activity last, long seed) {
        var hash = seed;
        for (var i = first.ordinal(); i <= last.ordinal(); i++) {
            var place = places[i];
            var text = place < 0 ? null : fields[place];
            hash = hash * 1_099_511_628_211L + (text == null ? 0 : text.hashCode());
        }
        return hash;
    }

    private @Nullable String knowHow() {
        var code = text(Activity.KNOW_HOW);
        return code == null ? null : get(Activity.KNOW_HOW_TYPE).strip() + "|" + code;
    }

    private String haystack(String family, String given) {
        var words = SearchText.haystack(
                given, family, get(Activity.PROFESSION_LABEL), get(Activity.KNOW_HOW_LABEL), number());
        // the haystack says ST for SAINT; whoever looks for a piece of the very word must find it too
        return family.contains("SAINT") ? words + family + " " : words;
    }

    private @Nullable String streetNumber() {
        var number = text(Activity.STREET_NUMBER);
        var index = text(Activity.STREET_INDEX);
        return number == null || index == null ? number : number + " " + index;
    }

    private String get(Activity field) {
        var place = places[field.ordinal()];
        var text = place < 0 ? null : fields[place];
        return text == null ? "" : text;
    }

    private @Nullable String text(Activity field) {
        var text = get(field);
        if (text.isEmpty()) {
            return null;
        }
        var bare = text.strip();
        return bare.isEmpty() ? null : bare;
    }
}
