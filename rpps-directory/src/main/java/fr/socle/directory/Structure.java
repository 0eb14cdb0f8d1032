package fr.socle.directory;

import fr.socle.kernel.FinessNumber;
import org.jspecify.annotations.Nullable;

/// A place of our own making, where professionals practise. With a FINESS number it is an establishment too.
///
/// @param id technical identifier: `F` + FINESS, or `R` + RPPS-rang for a practice that has no FINESS number
/// @param sector TRE_R02
record Structure(
        String id,
        String name,
        @Nullable FinessNumber finess,
        Establishment.@Nullable Category category,
        String sector,
        String streetNumber,
        String streetType,
        String street,
        Town town,
        String phone) {

    record Town(String name, String postalCode, String commune) {}

    static Structure establishment(
            FinessNumber finess, String name, Establishment.Category category, String sector, Site site) {
        return new Structure(
                "F" + finess.value(),
                name,
                finess,
                category,
                sector,
                site.number(),
                site.streetType(),
                site.street(),
                site.town(),
                site.phone());
    }

    static Structure practice(String rppsRank, String name, String sector, Site site) {
        return new Structure(
                "R" + rppsRank,
                name,
                null,
                null,
                sector,
                site.number(),
                site.streetType(),
                site.street(),
                site.town(),
                site.phone());
    }

    /// Where a structure stands.
    record Site(String number, String streetType, String street, Town town, String phone) {}

    String addressLine() {
        return streetNumber + " " + streetType + " " + street;
    }
}
