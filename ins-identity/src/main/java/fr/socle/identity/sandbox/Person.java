package fr.socle.identity.sandbox;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Traits;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A synthetic person, about to be stored.
///
/// @param ins null when nobody ever retrieved one
record Person(
        UUID id,
        IdentityStatus status,
        @Nullable Ins ins,
        Traits traits,
        @Nullable String usedName,
        @Nullable Integer birthRank,
        @Nullable LocalDate deathDate,
        Home home,
        String email,
        String phone,
        List<UUID> parents) {

    record Home(String line, String postalCode, String city) {}
}
