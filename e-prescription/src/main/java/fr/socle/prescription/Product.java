package fr.socle.prescription;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product of the medication base (spécialité pharmaceutique), with all that the official files say of it.
///
/// @param authorisation AMM status, in the words of the base
/// @param marketing marketing state, in the words of the base
/// @param withdrawn other files still name it, the list of products no longer does
/// @param conditions labels of the conditions of prescribing and dispensing
public record Product(
        int baseVersion,
        String cis,
        String name,
        String form,
        List<String> routes,
        String authorisation,
        String marketing,
        @Nullable LocalDate authorisedOn,
        String holders,
        boolean withdrawn,
        @Nullable String atc,
        List<Ingredient> ingredients,
        List<Pack> packs,
        List<String> conditions,
        List<Availability> availabilities) {

    static final String AUTHORISED = "Autorisation active";
    static final String MARKETED = "Commercialisée";

    /// Authorised and marketed: may be prescribed.
    public boolean isAvailable() {
        return !withdrawn && AUTHORISED.equals(authorisation) && MARKETED.equals(marketing);
    }

    /// Active substances by name, the therapeutic fraction rather than the salt when both are given.
    public String substances() {
        var fractions = ingredients.stream()
                .filter(Ingredient::isFraction)
                .map(Ingredient::link)
                .toList();
        return String.join(
                ", ",
                ingredients.stream()
                        .filter(it -> it.isFraction() || !fractions.contains(it.link()))
                        .map(Ingredient::substance)
                        .distinct()
                        .toList());
    }

    /// @param nature `SA` active substance, `FT` therapeutic fraction
    /// @param link ties a substance to its fraction
    public record Ingredient(
            String substanceCode, String substance, String dose, String per, String nature, String link) {

        boolean isFraction() {
            return "FT".equals(nature);
        }
    }

    public record Pack(
            String cip13,
            String label,
            String status,
            String marketing,
            String rates,
            @Nullable BigDecimal publicPrice) {}

    /// A shortage or a tension the agency announced.
    public record Availability(
            String label,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate returnedOn) {}
}
