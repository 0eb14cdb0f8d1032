package fr.socle.directory.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.TextMatch;
import fr.socle.directory.TextMatch.Mode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Search parameters as FHIR means them (<https://hl7.org/fhir/R4/search.html>): repeated ones are all true, values
/// after a comma are alternatives. Modifiers we do not know are refused, never ignored.
final class Asked {

    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 200;

    private Asked() {}

    static <F> List<F> texts(String name, @Nullable StringAndListParam asked, Function<List<TextMatch>, F> filter) {
        return asked == null
                ? List.of()
                : asked.getValuesAsQueryTokens().stream()
                        .map(any -> any.getValuesAsQueryTokens().stream()
                                .map(it -> text(name, it))
                                .toList())
                        .map(filter)
                        .toList();
    }

    private static TextMatch text(String name, StringParam asked) {
        if (asked.getMissing() != null || asked.isText()) {
            throw new DirectoryRefusal.UnreadableSearch(name).asException();
        }
        var mode = asked.isExact() ? Mode.EXACT : asked.isContains() ? Mode.CONTAINS : Mode.STARTS_WITH;
        return new TextMatch(mode, asked.getValueNotNull());
    }

    /// @param read what one token means to us; nothing for one that no resource of ours can have
    static <T, F> List<F> tokens(
            String name,
            @Nullable TokenAndListParam asked,
            Function<TokenParam, Stream<T>> read,
            Function<Set<T>, F> filter) {
        return asked == null
                ? List.of()
                : asked.getValuesAsQueryTokens().stream()
                        .map(any -> any.getValuesAsQueryTokens().stream()
                                .peek(it -> refuseModifier(name, it))
                                .flatMap(read)
                                .collect(Collectors.toSet()))
                        .map(filter)
                        .toList();
    }

    private static void refuseModifier(String name, TokenParam asked) {
        if (asked.getModifier() != null
                || asked.getMissing() != null
                || asked.getValueNotNull().isEmpty()) {
            throw new DirectoryRefusal.UnreadableSearch(name).asException();
        }
    }

    /// References by id, `Type/id` or, chained, by an identifier.
    static <F> List<F> references(
            String name,
            @Nullable ReferenceAndListParam asked,
            Function<TokenParam, Stream<String>> identifier,
            Function<Set<String>, F> filter) {
        return asked == null
                ? List.of()
                : asked.getValuesAsQueryTokens().stream()
                        .map(any -> any.getValuesAsQueryTokens().stream()
                                .flatMap(it -> reference(name, it, identifier))
                                .collect(Collectors.toSet()))
                        .map(filter)
                        .toList();
    }

    private static Stream<String> reference(
            String name, ReferenceParam asked, Function<TokenParam, Stream<String>> identifier) {
        if (asked.getMissing() != null) {
            throw new DirectoryRefusal.UnreadableSearch(name).asException();
        }
        if (!"identifier".equals(asked.getChain())) {
            return Stream.of(asked.getIdPart());
        }
        var value = asked.getValue();
        var bar = value.indexOf('|');
        return identifier.apply(
                bar < 0 ? new TokenParam(value) : new TokenParam(value.substring(0, bar), value.substring(bar + 1)));
    }

    static boolean flag(String name, TokenParam asked) {
        return switch (asked.getValueNotNull()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new DirectoryRefusal.UnreadableSearch(name).asException();
        };
    }

    static @Nullable String place(@Nullable StringParam cursor) {
        return cursor == null ? null : cursor.getValue();
    }

    static int size(@Nullable Integer count) {
        return count == null ? PAGE : Math.clamp(count, 1, LARGEST_PAGE);
    }

    static boolean wantsTotal(RequestDetails request) {
        var total = request.getParameters().get("_total");
        return total != null && total.length > 0 && total[0].equals("accurate");
    }
}
