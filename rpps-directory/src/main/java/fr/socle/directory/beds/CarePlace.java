package fr.socle.directory.beds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where care is given (Location of the ROR): a ward, a bed zone.
///
/// @param id for URLs; [#number] is the identifier itself, `99/chl-med1`, stable for life
/// @param kind TRE_R343
/// @param unit id of the internal structure
/// @param version grows with each change; the number in the ETag
public record CarePlace(
        String id,
        String number,
        String name,
        @Nullable String kind,
        String finess,
        @Nullable String unit,
        Where where,
        @Nullable Closing closing,
        int version,
        Instant updatedAt,
        List<CapacityRow> rows) {

    public record Where(
            @Nullable String line,
            @Nullable String town,
            @Nullable String postalCode,
            @Nullable String commune,
            String department,
            @Nullable Double longitude,
            @Nullable Double latitude) {}

    public int total(String status) {
        return rows.stream()
                .filter(it -> it.isOrdinary() && it.status().equals(status))
                .mapToInt(CapacityRow::number)
                .sum();
    }

    public int total(String status, @Nullable String gender) {
        return rows.stream()
                .filter(it -> it.isOrdinary() && it.status().equals(status))
                .filter(it -> gender == null
                        ? it.gender() == null || it.gender().compareTo("02") > 0
                        : gender.equals(it.gender()))
                .mapToInt(CapacityRow::number)
                .sum();
    }

    /// Last time somebody counted.
    public @Nullable Instant countedAt() {
        return rows.stream().map(CapacityRow::updatedAt).max(Instant::compareTo).orElse(null);
    }

    /// More beds spoken for than there are: shown to those who count, never refused.
    public boolean isOverbooked() {
        var installed = total(CapacityRow.INSTALLED);
        return installed > 0
                && total(CapacityRow.AVAILABLE) + total(CapacityRow.OCCUPIED) + total(CapacityRow.RESERVED) > installed;
    }
}
