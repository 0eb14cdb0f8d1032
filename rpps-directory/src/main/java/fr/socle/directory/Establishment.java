package fr.socle.directory;

import fr.socle.kernel.FinessNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A site of FINESS: a pharmacy, a hospital, a laboratory, a nursing home.
///
/// @param number the FINESS number as its source wrote it
/// @param keyHolds whether the number's check digit is right; a file row with a wrong one is kept, and says so
/// @param legalEntity FINESS number of the legal entity it belongs to
public record Establishment(
        String number,
        boolean keyHolds,
        @Nullable String legalEntity,
        String name,
        @Nullable String longName,
        Category category,
        Address address,
        @Nullable String phone,
        @Nullable String fax,
        Registration registration,
        @Nullable Position position) {

    /// @throws IllegalStateException when the number the file gave is none
    public FinessNumber finess() {
        if (!keyHolds) {
            throw new IllegalStateException(number + " is not a FINESS number");
        }
        return new FinessNumber(number);
    }

    /// The long name where the source gives one.
    public String displayName() {
        return longName == null ? name : longName;
    }

    /// @param code category of establishment, `620` for a pharmacy
    /// @param aggregate code of the family of categories
    public record Category(
            String code,
            @Nullable String label,
            @Nullable String aggregate,
            @Nullable String aggregateLabel) {}

    /// @param tariffMode code of the mode of tariff setting (mft)
    /// @param publicService code of the participation in the public hospital service (sph)
    /// @param education number in the national education register (UAI)
    public record Registration(
            @Nullable String siret,
            @Nullable String ape,
            @Nullable String tariffMode,
            @Nullable String tariffModeLabel,
            @Nullable String publicService,
            @Nullable String publicServiceLabel,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate authorisedOn,
            @Nullable LocalDate updatedOn,
            @Nullable String education) {}

    /// WGS84, in degrees.
    ///
    /// @param source what the file says of how the point was found
    public record Position(
            double longitude, double latitude, @Nullable String source) {}
}
