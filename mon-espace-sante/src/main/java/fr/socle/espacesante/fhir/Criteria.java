package fr.socle.espacesante.fhir;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import fr.socle.espacesante.DocumentId;
import fr.socle.espacesante.DocumentSearch.Span;
import fr.socle.espacesante.DocumentView.Status;
import fr.socle.kernel.fhir.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the search parameters. What is not understood is refused rather than ignored: a search that silently
/// forgets a criterion shows too much.
final class Criteria {

    private Criteria() {}

    /// @return the codes given in this system or in none; null when nothing was asked
    static @Nullable Set<String> codes(@Nullable TokenOrListParam asked, String system) {
        return read(asked, token -> isOf(token, system) ? Stream.of(token.getValue()) : Stream.empty());
    }

    static @Nullable Set<Status> statuses(@Nullable TokenOrListParam asked) {
        return read(
                asked,
                token -> Stream.of(Arrays.stream(Status.values())
                        .filter(status ->
                                DocumentReferenceMapper.status(status).toCode().equals(token.getValue()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("Not a status of a DocumentReference"))));
    }

    static @Nullable Set<DocumentId> ids(@Nullable TokenOrListParam asked) {
        return read(asked, token -> Stream.of(DocumentId.parse(token.getValue())));
    }

    static @Nullable Set<DocumentId> numbers(@Nullable TokenOrListParam asked) {
        return read(
                asked,
                token -> isOf(token, DocumentNumbers.SYSTEM)
                        ? DocumentNumbers.read(token.getValue()).stream()
                        : Stream.empty());
    }

    /// Both must hold; null asks nothing.
    static @Nullable Set<DocumentId> both(@Nullable Set<DocumentId> one, @Nullable Set<DocumentId> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.stream().filter(other::contains).collect(Collectors.toSet());
    }

    static List<Span> spans(@Nullable DateRangeParam... asked) {
        return Arrays.stream(asked)
                .flatMap(range -> Optional.ofNullable(range).stream())
                .map(TimeSpan::of)
                .map(span -> new Span(span.from(), span.until()))
                .toList();
    }

    private static <T> @Nullable Set<T> read(
            @Nullable TokenOrListParam asked, Function<TokenParam, Stream<T>> reading) {
        return asked == null
                ? null
                : asked.getValuesAsQueryTokens().stream()
                        .map(Criteria::plain)
                        .flatMap(reading)
                        .collect(Collectors.toSet());
    }

    private static TokenParam plain(TokenParam token) {
        if (token.getModifier() != null || token.getMissing() != null) {
            throw new IllegalArgumentException("No modifier is supported on this search parameter");
        }
        return token;
    }

    private static boolean isOf(TokenParam token, String system) {
        return token.getSystem() == null || token.getSystem().equals(system);
    }
}
