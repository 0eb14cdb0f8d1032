package fr.socle.directory.load.rpps;

import fr.socle.kernel.RppsNumber;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of `Personne_activite`. Ids come from what identifies the person and the activity, so that the
/// same content has the same ids on every load and every machine.
final class ActivityLine {

    private static final char SEPARATOR = '\u001f';

    private final int[] places;
    private final @Nullable String[] fields;

    /// @param places of the columns of [Activity], in its order
    /// @param fields reused from line to line
    ActivityLine(int[] places, @Nullable String[] fields) {
        this.places = places;
        this.fields = fields;
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

    static UUID id(String nationalId) {
        return UUID.nameUUIDFromBytes(("rpps " + nationalId).getBytes(StandardCharsets.UTF_8));
    }

    /// Nothing for a line that is only the person: no place and no way of working.
    @Nullable
    UUID situation(String national) {
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

    long personHash() {
        var hash = hash(Activity.ID_TYPE, Activity.CATEGORY, 7);
        return get(Activity.AUTHORITY).isEmpty() ? hash : hash(Activity.AUTHORITY, Activity.AUTHORITY, hash);
    }

    long situationHash() {
        return hash(Activity.MODE, Activity.KIND, hash(Activity.PROFESSION, Activity.PROFESSION, 11));
    }

    long hash(Activity first, Activity last, long seed) {
        var hash = seed;
        for (var i = first.ordinal(); i <= last.ordinal(); i++) {
            var place = places[i];
            var text = place < 0 ? null : fields[place];
            hash = hash * 1_099_511_628_211L + (text == null ? 0 : text.hashCode());
        }
        return hash;
    }

    @Nullable
    String knowHow() {
        var code = text(Activity.KNOW_HOW);
        return code == null ? null : get(Activity.KNOW_HOW_TYPE).strip() + "|" + code;
    }

    @Nullable
    String streetNumber() {
        var number = text(Activity.STREET_NUMBER);
        var index = text(Activity.STREET_INDEX);
        return number == null || index == null ? number : number + " " + index;
    }

    String get(Activity field) {
        var place = places[field.ordinal()];
        var text = place < 0 ? null : fields[place];
        return text == null ? "" : text;
    }

    @Nullable
    String text(Activity field) {
        var text = get(field);
        if (text.isEmpty()) {
            return null;
        }
        var bare = text.strip();
        return bare.isEmpty() ? null : bare;
    }
}
