package fr.socle.identity;

import fr.socle.kernel.PatientId;
import org.jspecify.annotations.Nullable;

/// An exact search: everybody who satisfies all that is given.
///
/// @param familyName start of the birth name or of the used name
/// @param givenName start of one of the given names
public record Criteria(
        @Nullable PatientId id,
        @Nullable Ins ins,
        @Nullable NameStart familyName,
        @Nullable NameStart givenName,
        @Nullable BirthPeriod born,
        @Nullable Sex sex,
        @Nullable String birthPlace,
        @Nullable IdentityStatus status) {

    public static Criteria of(PatientId id) {
        return new Criteria(id, null, null, null, null, null, null, null);
    }

    public static Criteria of(Ins ins) {
        return new Criteria(null, ins, null, null, null, null, null, null);
    }

    /// Nobody browses the population: an identifier, or a birth day and a name, or both names and a birth year.
    boolean isTooWide() {
        if (id != null || ins != null) {
            return false;
        }
        if (born == null || familyName == null && givenName == null) {
            return true;
        }
        return !born.isOneDay() && (familyName == null || givenName == null || !born.isAtMostAYear());
    }

    boolean isInsAlone() {
        return ins != null && equals(of(ins));
    }

    @Override
    public String toString() {
        return "Criteria[•••]";
    }

    /// @param whole the name is all there is, not its beginning
    public record NameStart(String text, boolean whole) {

        public NameStart {
            if (Spelling.key(text).isEmpty()) {
                throw new IllegalArgumentException("A name has letters");
            }
        }

        String key() {
            return Spelling.key(text);
        }
    }
}
