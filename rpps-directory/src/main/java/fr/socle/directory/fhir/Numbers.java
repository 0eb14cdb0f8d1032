package fr.socle.directory.fhir;

import ca.uhn.fhir.rest.param.TokenParam;
import fr.socle.kernel.fhir.FhirSystems;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Numbers of people and structures as callers write them: with the digit of their register or bare, under today's
/// systems or older ones that are still met.
final class Numbers {

    private static final Set<String> OLD_RPPS = Set.of("http://rpps.fr", "https://annuaire.sante.fr");
    private static final Set<String> OLD_FINESS = Set.of("http://finess.sante.gouv.fr");
    private static final Set<String> OLD_SIRENE = Set.of("http://sirene.fr");

    private Numbers() {}

    /// The bare RPPS number.
    static Stream<String> rpps(TokenParam token) {
        var value = token.getValueNotNull();
        var bare = value.length() == 12 && value.charAt(0) == '8' ? value.substring(1) : value;
        var system = token.getSystem();
        if (isNone(system) || system.equals(FhirSystems.RPPS) || OLD_RPPS.contains(system)) {
            return Stream.of(bare);
        }
        return system.equals(FhirSystems.IDNPS) ? Stream.of(bare) : Stream.empty();
    }

    /// The bare FINESS number.
    static Stream<String> finess(TokenParam token) {
        return structure(token).filter(it -> it.register() == '1').map(StructureNumber::number);
    }

    static Stream<String> siret(TokenParam token) {
        return structure(token).filter(it -> it.register() == '3').map(StructureNumber::number);
    }

    private static Stream<StructureNumber> structure(TokenParam token) {
        var value = token.getValueNotNull();
        var system = token.getSystem();
        if (isNone(system) || system.equals(Systems.IDNST)) {
            return switch (value.length()) {
                case 9 -> Stream.of(new StructureNumber('1', value));
                case 14 -> Stream.of(new StructureNumber('3', value));
                case 10, 15 -> Stream.of(new StructureNumber(value.charAt(0), value.substring(1)));
                default -> Stream.empty();
            };
        }
        if (system.equals(FhirSystems.FINESS) || OLD_FINESS.contains(system)) {
            return Stream.of(new StructureNumber('1', value));
        }
        var sirene = system.equals(Systems.SIRENE) || OLD_SIRENE.contains(system);
        return sirene ? Stream.of(new StructureNumber('3', value)) : Stream.empty();
    }

    private static boolean isNone(@Nullable String system) {
        return system == null || system.isEmpty();
    }

    /// @param register first digit of a national identifier of structures: 1 FINESS, 3 SIRET
    private record StructureNumber(char register, String number) {}
}
