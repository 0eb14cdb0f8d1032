package fr.socle.directory;

import fr.socle.kernel.PracticeSituation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One practice situation with what the public may know of the place.
///
/// @param mode TRE_R23: `L` independent, `S` salaried, `B` volunteer
public record Practice(
        PracticeSituation situation,
        UUID practitioner,
        Profession profession,
        @Nullable String knowHow,
        String mode,
        boolean active,
        Address address,
        @Nullable String phone) {}
