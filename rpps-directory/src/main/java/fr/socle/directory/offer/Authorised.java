package fr.socle.directory.offer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A care activity or a piece of social equipment that the State authorises in an establishment (FINESS+).
///
/// @param number ARHGOS number; null for social equipment
/// @param category modality of a care activity (JDV_J132)
/// @param type care activity (JDV_J133), or discipline of the equipment (JDV_J379)
/// @param characteristics form (JDV_J134), or way of working (JDV_J138)
/// @param publics of social equipment (JDV_J376)
/// @param capacities places by the names of the national extension
public record Authorised(
        Kind kind,
        @Nullable String number,
        @Nullable String category,
        @Nullable String type,
        List<String> characteristics,
        List<String> publics,
        boolean active,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Integer ageLow,
        @Nullable Integer ageHigh,
        Map<String, Integer> capacities,
        int version) {

    public enum Kind {
        HEALTHCARE,
        SOCIAL
    }
}
