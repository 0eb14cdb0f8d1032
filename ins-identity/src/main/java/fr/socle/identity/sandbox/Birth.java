package fr.socle.identity.sandbox;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the registrar writes down of a synthetic person.
record Birth(
        Traits traits,
        IdentityStatus status,
        @Nullable String usedName,
        @Nullable Integer rank,
        @Nullable LocalDate death,
        List<UUID> parents) {

    /// @param givenNames separated by commas, the first one being the premier prénom
    static Birth of(String name, String givenNames, LocalDate date, Sex sex, String place) {
        var names = Arrays.asList(givenNames.split(","));
        return of(new Traits(name, names, names.getFirst(), date, sex, place));
    }

    static Birth of(Traits traits) {
        return new Birth(traits, IdentityStatus.QUAL, null, null, null, List.of());
    }

    Birth status(IdentityStatus status) {
        return new Birth(traits, status, usedName, rank, death, parents);
    }

    Birth usedName(@Nullable String name) {
        return new Birth(traits, status, name, rank, death, parents);
    }

    Birth rank(@Nullable Integer rank) {
        return new Birth(traits, status, usedName, rank, death, parents);
    }

    Birth death(@Nullable LocalDate death) {
        return new Birth(traits, status, usedName, rank, death, parents);
    }

    Birth childOf(UUID... parents) {
        return new Birth(traits, status, usedName, rank, death, List.of(parents));
    }
}
