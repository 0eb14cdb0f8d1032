package fr.socle.identity.local;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a patient of a structure.
///
/// @param before the status it had, null when it was created
/// @param traitsBefore when the traits changed: what they were, for the pages of the structure only
public record LocalChange(
        What what,
        @Nullable String before,
        String after,
        String reason,
        String byName,
        @Nullable String traitsBefore,
        Instant at) {

    public enum What {
        CREATED,
        UPDATED,
        PROVEN,
        RETRIEVED,
        DEMOTED,
        MERGED,
        UNMERGED
    }
}
