package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.directory.DirectoryRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One search parameter as it was asked, `name:modifier=value`
/// (<https://hl7.org/fhir/R4/search.html#modifiers>).
record Asked(String name, @Nullable String modifier, String value) {

    /// @param prefix what stands before the names of another resource's parameters, `location.`
    static Stream<Asked> all(RequestDetails request, String prefix) {
        return request.getParameters().entrySet().stream()
                .filter(it -> it.getKey().startsWith(prefix))
                .flatMap(it ->
                        Arrays.stream(it.getValue()).map(value -> of(it.getKey().substring(prefix.length()), value)));
    }

    static Asked of(String written, String value) {
        var colon = written.indexOf(':');
        return colon < 0
                ? new Asked(written, null, value)
                : new Asked(written.substring(0, colon), written.substring(colon + 1), value);
    }

    boolean is(String wanted) {
        return wanted.equals(modifier);
    }

    /// For `:missing`.
    boolean flag() {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused();
        };
    }

    List<String> codes() {
        return Wanted.codes(value);
    }

    /// @throws fr.socle.kernel.Refused for a modifier that is none of these
    void allow(List<String> modifiers) {
        if (modifier != null && !modifiers.contains(modifier)) {
            throw refused();
        }
    }

    RuntimeException refused() {
        return new DirectoryRefusal.UnreadableSearch(modifier == null ? name : name + ":" + modifier).asException();
    }
}
