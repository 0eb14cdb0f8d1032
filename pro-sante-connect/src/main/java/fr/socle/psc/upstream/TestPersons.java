package fr.socle.psc.upstream;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The national identifiers of a userinfo of Pro Santé Connect, and which of them belong to nobody: test cards
/// (`899700…`) and editors' accounts (`ANS…`, origin EDIT).
final class TestPersons {

    private static final List<String> STARTS = List.of("899700", "ANS");

    private TestPersons() {}

    /// Every one, the one the person signed in with first.
    static List<String> identifiers(Map<String, Object> userinfo) {
        return Stream.concat(
                        Stream.of(Objects.requireNonNullElse(userinfo.get("SubjectNameID"), "")),
                        others(userinfo).map(it -> Objects.requireNonNullElse(it.get("identifiant"), "")))
                .map(Object::toString)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    static boolean includes(Map<String, Object> userinfo) {
        return identifiers(userinfo).stream().anyMatch(id -> STARTS.stream().anyMatch(id::startsWith))
                || others(userinfo).anyMatch(it -> "EDIT".equals(it.get("origine")));
    }

    private static Stream<? extends Map<?, ?>> others(Map<String, Object> userinfo) {
        return userinfo.get("otherIds") instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(it -> (Map<?, ?>) it)
                : Stream.empty();
    }
}
