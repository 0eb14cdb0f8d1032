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
        @Nullable IdentityStatus status,
        @Nullable Reach reach) {

    public Criteria(
            @Nullable PatientId id,
            @Nullable Ins ins,
            @Nullable NameStart familyName,
            @Nullable NameStart givenName,
            @Nullable BirthPeriod born,
            @Nullable Sex sex,
            @Nullable String birthPlace,
            @Nullable IdentityStatus status) {
        this(id, ins, familyName, givenName, born, sex, birthPlace, status, null);
    }

    /// The same, about those who are reached so.
    public Criteria reached(@Nullable Reach so) {
        return new Criteria(id, ins, familyName, givenName, born, sex, birthPlace, status, so);
    }

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

    /// How somebody is reached. Never enough to look for somebody: it narrows what the rest finds.
    ///
    /// @param telecom a whole e-mail address or telephone number
    public record Reach(
            @Nullable String telecom,
            @Nullable Text address,
            @Nullable Text city,
            @Nullable Text postalCode) {}

    /// @param whole the text is all there is, not its beginning
    public record Text(String text, boolean whole) {}

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
