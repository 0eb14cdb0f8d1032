package fr.socle.directory.quality;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one load found.
///
/// @param day the day the content is from; null when neither the file nor its name says
/// @param withdrawn what the version before had and this one has no more
public record Quality(
        @Nullable LocalDate day, long read, long leftOut, long flagged, long withdrawn, List<Flaw> flaws) {

    public static final Quality UNKNOWN = new Quality(null, 0, 0, 0, 0, List.of());

    public Quality {
        flaws = List.copyOf(flaws);
    }
}
