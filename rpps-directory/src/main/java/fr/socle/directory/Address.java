package fr.socle.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a place is, as its source wrote it.
///
/// @param lines what stands above the postal code
/// @param commune INSEE code
/// @param department `01`, `2A`, `971`
public record Address(
        List<String> lines,
        @Nullable String postalCode,
        @Nullable String town,
        @Nullable String commune,
        @Nullable String department) {

    public Address {
        lines = List.copyOf(lines);
    }
}
