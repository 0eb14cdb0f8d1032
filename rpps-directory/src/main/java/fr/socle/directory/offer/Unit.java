package fr.socle.directory.offer;

import fr.socle.directory.beds.Closing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An internal structure of an establishment: a pole, an internal structure, a functional unit.
///
/// @param kind `pole`, `structure` or `uf`
/// @param partOf id of the structure above; null when that is the establishment
public record Unit(
        String id,
        String number,
        String name,
        String kind,
        String finess,
        @Nullable String partOf,
        @Nullable Closing closing,
        Instant updatedAt) {}
