package fr.socle.fhir;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a token's scopes open on `/fhir`: SMART App Launch 2 scopes (`user/Patient.rs`), their first generation
/// (`user/Patient.read`), and the Pro Santé Connect `scope_all`, which opens what the person's profession opens.
final class FhirScopes {

    private static final Pattern SMART =
            Pattern.compile("(?:user|patient|system)/(\\*|[A-Za-z]+)\\.(\\*|read|write|c?r?u?d?s?)(?:\\?.*)?");
    private static final Set<String> LOOKING = Set.of(
            "$match",
            "$ihe-pix",
            "$insi-search",
            "$insi-verify",
            "$summary",
            "$check",
            "$export",
            "$validate",
            "$status",
            "$lookup",
            "$validate-code",
            "$expand",
            "$translate");

    private FhirScopes() {}

    static boolean allow(Set<String> scopes, String resource, char interaction) {
        return scopes.contains("scope_all") || scopes.stream().anyMatch(scope -> opens(scope, resource, interaction));
    }

    private static boolean opens(String scope, String resource, char interaction) {
        var smart = SMART.matcher(scope);
        if (!smart.matches() || !(smart.group(1).equals("*") || smart.group(1).equals(resource))) {
            return false;
        }
        return switch (smart.group(2)) {
            case "*" -> true;
            case "read" -> "rs".indexOf(interaction) >= 0;
            case "write" -> "cud".indexOf(interaction) >= 0;
            case String letters -> letters.indexOf(interaction) >= 0;
        };
    }

    /// The SMART letter of an interaction: c, r, u, d or s.
    static char letter(@Nullable RestOperationTypeEnum type, @Nullable String operation) {
        return switch (type) {
            case CREATE -> 'c';
            case UPDATE, PATCH -> 'u';
            case DELETE -> 'd';
            case READ, VREAD, HISTORY_INSTANCE, GET_PAGE -> 'r';
            case SEARCH_TYPE, SEARCH_SYSTEM, HISTORY_TYPE, HISTORY_SYSTEM -> 's';
            case null, default -> operation != null && LOOKING.contains(operation) ? 's' : 'u';
        };
    }
}
