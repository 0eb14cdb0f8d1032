package fr.socle.kernel.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/// A page of search results (<https://hl7.org/fhir/R4/http.html#paging>). The next page begins at an opaque place,
/// not at a number, so that it stays right while data changes.
public final class Searchset {

    /// The search parameter that carries the place in `next` links.
    public static final String CURSOR = "_cursor";

    private static final String UNCOUNTED = "fr.socle.uncounted";

    private Searchset() {}

    /// @param parameters what was asked, as it may stand in a URL: nothing in it holds a matricule
    /// @param next the place where the next page begins, null on the last page
    /// @param total how many there are in all, null when nobody counted: known anyway when the page is complete
    public static Bundle of(
            RequestDetails request,
            Map<String, String[]> parameters,
            List<? extends Resource> page,
            @Nullable String next,
            @Nullable Long total) {
        var base = request.getFhirServerBase();
        var address = base + "/" + request.getResourceName();
        var bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(address + query(parameters, cursorOf(parameters)));
        if (next != null) {
            bundle.addLink().setRelation("next").setUrl(address + query(parameters, next));
        }
        if (total != null) {
            bundle.setTotal(Math.toIntExact(total));
        } else if (next == null && cursorOf(parameters) == null) {
            bundle.setTotal(page.size());
        } else {
            bundle.setUserData(UNCOUNTED, true);
        }
        for (var resource : page) {
            bundle.addEntry()
                    .setFullUrl(base + "/" + resource.fhirType() + "/" + resource.getIdPart())
                    .setResource(resource)
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    /// Marks a bundle made elsewhere as one whose results nobody counted.
    public static Bundle uncounted(Bundle bundle) {
        bundle.setUserData(UNCOUNTED, true);
        return bundle;
    }

    /// Whether nobody knows how many results there are in all. The FHIR library then writes a total of its own, which
    /// the server takes out again.
    public static boolean isUncounted(Bundle bundle) {
        return bundle.hasUserData(UNCOUNTED);
    }

    private static @Nullable String cursorOf(Map<String, String[]> parameters) {
        var given = parameters.get(CURSOR);
        return given == null || given.length == 0 ? null : given[0];
    }

    private static String query(Map<String, String[]> parameters, @Nullable String cursor) {
        var asked = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(CURSOR))
                .flatMap(
                        parameter -> Arrays.stream(parameter.getValue()).map(value -> pair(parameter.getKey(), value)));
        var place = cursor == null ? Stream.<String>empty() : Stream.of(pair(CURSOR, cursor));
        var query = Stream.concat(asked, place).collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }
}
