package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who a person is, as far as we know.
///
/// @param ins present exactly when the identity is qualified: a matricule that may not be shared does not leave the
///     table
/// @param usedName nom utilisé, only when the person gave one; never derived from the birth name
/// @param birthRank for twins and more, which of them
/// @param legalRepresentatives parents of a person who is still a minor
public record Identity(
        PatientId id,
        IdentityStatus status,
        @Nullable Ins ins,
        Traits traits,
        @Nullable String usedName,
        @Nullable String usedGivenName,
        @Nullable Integer birthRank,
        @Nullable LocalDate deathDate,
        Contact contact,
        List<PatientId> legalRepresentatives) {

    public Identity {
        if ((status == IdentityStatus.QUAL) != (ins != null)) {
            throw new IllegalArgumentException("An INS goes with a qualified identity, and only with one");
        }
        legalRepresentatives = List.copyOf(legalRepresentatives);
    }

    public boolean isQualified() {
        return ins != null;
    }

    /// The name to call a person by: the used ones when there are, `Jean-Pierre LE GOFF`.
    public String displayName() {
        var given = usedGivenName == null ? traits.firstGivenName() : usedGivenName;
        var family = usedName == null ? traits.birthName() : usedName;
        return capitalised(given) + " " + family;
    }

    private static String capitalised(String name) {
        var lower = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (var i = 0; i < lower.length(); i++) {
            if (i == 0 || !Character.isLetter(lower.charAt(i - 1))) {
                lower.setCharAt(i, Character.toUpperCase(lower.charAt(i)));
            }
        }
        return lower.toString();
    }

    @Override
    public String toString() {
        return "Identity[" + id + ", " + status + "]";
    }

    /// How to reach a person.
    public record Contact(
            @Nullable String email,
            @Nullable String phone,
            @Nullable Address address) {

        public static final Contact NONE = new Contact(null, null, null);
    }

    public record Address(String line, String postalCode, String city) {}
}
