package fr.socle.psc.means;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A phone somebody enrolled and has not revoked.
///
/// @param name what its owner calls it
public record Phone(
        UUID id,
        UUID account,
        String name,
        Instant enrolledAt,
        @Nullable Instant lastUsedAt) {}
