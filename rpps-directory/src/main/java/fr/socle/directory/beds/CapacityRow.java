package fr.socle.directory.beds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One counted row (extension `ror-location-supported-capacity`, model 3). Codes we do not know are kept.
///
/// @param kind TRE_R329: `01` beds, `02` places, `03` dwellings
/// @param status TRE_R330: `01` installed, `02` available, `03` occupied, `04` reserved, `05` closed, `06`
/// additional
/// @param temporality TRE_R331: `01` now, others are forecasts
/// @param number 0 or more
/// @param source TRE_R335
/// @param gender TRE_R332: `01` women, `02` men, `04` not determined
/// @param closing TRE_R333, only with status `05`
/// @param additional TRE_R334, only with status `06`
/// @param crisis TRE_R336, only with status `06`
/// @param assignment TRE_R337: `01` none
public record CapacityRow(
        String kind,
        String status,
        String temporality,
        int number,
        String source,
        @Nullable String gender,
        @Nullable String closing,
        @Nullable String additional,
        @Nullable String crisis,
        String assignment,
        @Nullable String comment,
        Instant updatedAt) {

    public static final String BED = "01";
    public static final String INSTALLED = "01";
    public static final String AVAILABLE = "02";
    public static final String OCCUPIED = "03";
    public static final String RESERVED = "04";
    public static final String CLOSED = "05";
    public static final String ADDITIONAL = "06";
    public static final String NOW = "01";
    public static final String NONE = "01";

    /// A row of ordinary beds, today.
    public static CapacityRow beds(String status, @Nullable String gender, int number, Instant at) {
        return new CapacityRow(BED, status, NOW, number, "01", gender, null, null, null, NONE, null, at);
    }

    /// Rows are only added up with rows of the same kind, of today, without a temporary assignment.
    public boolean isOrdinary() {
        return kind.equals(BED) && temporality.equals(NOW) && assignment.equals(NONE);
    }

    CapacityRow emptied(Instant at) {
        return new CapacityRow(
                kind, status, temporality, 0, source, gender, closing, additional, crisis, assignment, comment, at);
    }
}
