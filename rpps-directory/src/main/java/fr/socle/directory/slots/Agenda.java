package fr.socle.directory.slots;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A diary: of one professional at one place of practice, or of a centre that answers as a team.
///
/// @param structure national identifier of the structure: `1` + FINESS, `3` + SIRET, `4` + RPPS-rang
/// @param owner who keeps it, by the reference of the caller that created it
public record Agenda(
        UUID id,
        @Nullable ExternalId identifier,
        @Nullable Professional professional,
        String structure,
        String structureName,
        Place place,
        boolean active,
        String owner,
        int version,
        Instant updatedAt) {

    /// @param rpps eleven digits
    /// @param situation id of the practice situation
    public record Professional(String rpps, String situation) {}

    /// @param phone as the source wrote it
    public record Place(
            String name,
            String line,
            String town,
            String postalCode,
            @Nullable String phone) {}

    public boolean isCentre() {
        return professional == null;
    }
}
