package fr.socle.directory.quality;

import fr.socle.directory.DirectoryLoads.Load;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One source, as it serves now.
///
/// @param load the last good one; null when it was never loaded
/// @param age of the content: since the day it is from or, when nobody knows that, since it was loaded
/// @param allowed null for a source that is never late
public record SourceState(
        String source,
        @Nullable Load load,
        @Nullable Duration age,
        @Nullable Duration allowed) {

    public boolean late() {
        return age != null && allowed != null && age.compareTo(allowed) > 0;
    }
}
