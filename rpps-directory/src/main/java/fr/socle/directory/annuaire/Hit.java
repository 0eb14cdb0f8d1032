package fr.socle.directory.annuaire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One answer of the search.
///
/// @param number RPPS or FINESS
/// @param kilometres from the place that was asked for; null when none was
/// @param precise whether the point is that of the address, not of the town
/// @param nextSlot beginning of the first slot open to the public on the day asked, or in the two weeks to come
/// @param newPatients null when nothing was declared
public record Hit(
        boolean professional,
        String number,
        String title,
        @Nullable String profession,
        @Nullable String knowHow,
        @Nullable String label,
        String where,
        @Nullable Double kilometres,
        boolean precise,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable Instant nextSlot,
        @Nullable Boolean newPatients) {

    public String path() {
        return (professional ? "/annuaire/professionnels/" : "/annuaire/etablissements/") + number;
    }

    Hit with(@Nullable Instant slot) {
        return new Hit(
                professional,
                number,
                title,
                profession,
                knowHow,
                label,
                where,
                kilometres,
                precise,
                longitude,
                latitude,
                slot,
                newPatients);
    }
}
