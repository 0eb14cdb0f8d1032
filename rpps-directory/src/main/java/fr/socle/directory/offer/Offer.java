package fr.socle.directory.offer;

import fr.socle.directory.beds.Closing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operational offer (HealthcareService of the ROR).
///
/// @param id for URLs; [#number] is the identifier itself, stable for life even when the offer moves (RG_EXP_042)
/// @param unit id of the internal structure that gives it; null when the establishment itself does
/// @param category TRE offer type (JDV_J238)
/// @param field TRE_R227, never changes
/// @param activities TRE_R211
/// @param family JDV_J51, needed in medico-social offers (RG_EXP_007)
/// @param careMode TRE_R213, never changes: another mode is another offer
/// @param publics TRE_R239
/// @param zone INSEE codes of the communes served (RG_EXP_009)
/// @param sensitive its contacts are very restricted, and it is not shown to the public (RG_EXP_035, 039)
/// @param places ids of the places of care
/// @param authorised what FINESS+ says of it; of such an offer the ROR says nothing, and its own parts are empty
public record Offer(
        String id,
        String number,
        String name,
        String finess,
        @Nullable String unit,
        @Nullable String category,
        String field,
        List<String> activities,
        @Nullable String family,
        String careMode,
        List<String> reception,
        Ages ages,
        List<String> publics,
        List<String> zone,
        @Nullable String psychiatricSector,
        boolean sensitive,
        Contact contact,
        List<Hours> hours,
        List<String> places,
        @Nullable String commune,
        String department,
        @Nullable Closing closing,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Authorised authorised) {

    /// In months; null is without limit.
    public record Ages(@Nullable Integer low, @Nullable Integer high) {}

    /// @param confidentiality TRE_R283: `1` free, `2` restricted, `3` very restricted
    public record Contact(@Nullable String phone, String confidentiality) {

        public boolean isFree() {
            return confidentiality.equals("1");
        }
    }

    /// @param days `mon` to `sun`
    /// @param opens,closes `HH:mm`
    public record Hours(List<String> days, String opens, String closes) {}
}
