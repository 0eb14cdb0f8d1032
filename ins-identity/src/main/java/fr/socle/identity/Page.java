package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of people found. Pages follow each other by identifier, so what is added meanwhile moves nobody.
///
/// @param next where the next page begins after; null on the last one
/// @param total how many there are in all, when asked or when this page is everything
public record Page(
        List<Identity> people,
        @Nullable PatientId next,
        @Nullable Integer total) {

    /// @param after the [Page#next] of the page before
    /// @param counted whether the total has to be counted
    public record Wanted(@Nullable PatientId after, int size, boolean counted) {

        private static final int LARGEST = 100;

        public Wanted {
            size = Math.clamp(size, 1, LARGEST);
        }

        public static Wanted first(int size) {
            return new Wanted(null, size, false);
        }
    }
}
