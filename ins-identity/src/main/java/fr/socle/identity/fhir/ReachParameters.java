package fr.socle.identity.fhir;

import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.identity.Criteria.Reach;
import fr.socle.identity.Criteria.Text;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of PDQm ITI-78 that narrow a search: how somebody is reached.
/// <https://profiles.ihe.net/ITI/PDQm/ITI-78.html>
record ReachParameters(
        @Nullable TokenParam telecom,
        @Nullable StringParam address,
        @Nullable StringParam city,
        @Nullable StringParam postalCode) {

    private static final Set<String> HERE = Set.of("FR", "FRA", "FRANCE");

    /// Null when none was asked.
    @Nullable
    Reach read() {
        if (telecom == null && address == null && city == null && postalCode == null) {
            return null;
        }
        if (telecom != null && (telecom.getModifier() != null || telecom.getMissing() != null)) {
            throw unsupported("telecom");
        }
        return new Reach(
                telecom == null ? null : telecom.getValueNotNull(),
                text(address, "address"),
                text(city, "address-city"),
                text(postalCode, "address-postalcode"));
    }

    /// Whoever is asked by what nobody here has: an inactive identity, a state, another country, a mother's name.
    static boolean isNobody(
            @Nullable TokenParam active,
            @Nullable StringParam state,
            @Nullable StringParam country,
            @Nullable StringParam mothersMaidenName) {
        return active != null && !"true".equals(active.getValue())
                || state != null
                || mothersMaidenName != null
                || country != null && !HERE.contains(country.getValueNotNull().toUpperCase(Locale.ROOT));
    }

    private static @Nullable Text text(@Nullable StringParam param, String name) {
        if (param == null) {
            return null;
        }
        if (param.isContains() || param.getMissing() != null) {
            throw unsupported(name);
        }
        return new Text(param.getValueNotNull(), param.isExact());
    }

    private static InvalidRequestException unsupported(String name) {
        return new InvalidRequestException("Parameter " + name + " does not take this modifier");
    }
}
