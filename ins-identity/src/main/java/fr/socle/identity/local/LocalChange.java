package fr.socle.identity.local;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a patient of a structure.
///
/// @param before the status it had, null when it was created
public record LocalChange(What what, @Nullable String before, String after, String reason, String byName, Instant at) {

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
