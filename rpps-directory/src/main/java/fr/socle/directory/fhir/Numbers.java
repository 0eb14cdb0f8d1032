package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.Parameters.Token;
import fr.socle.kernel.fhir.FhirSystems;
import java.util.Optional;
import java.util.Set;

/// Numbers of people and structures as callers write them: with the digit of their register or bare, under today's
/// systems or older ones that are still met.
final class Numbers {

    private static final int NATIONAL_ID = 12;
    private static final Set<String> PEOPLE =
            Set.of(FhirSystems.RPPS, FhirSystems.IDNPS, "http://rpps.fr", "https://annuaire.sante.fr");
    private static final Set<String> FINESS = Set.of(FhirSystems.FINESS, "http://finess.sante.gouv.fr");
    private static final Set<String> SIRENE = Set.of(Systems.SIRENE, "http://sirene.fr");

    private Numbers() {}

    /// The bare RPPS number.
    static Optional<String> rpps(Token token) {
        var value = token.code();
        var system = token.system();
        if (system != null && !system.isEmpty() && !PEOPLE.contains(system)) {
            return Optional.empty();
        }
        return Optional.of(value.length() == NATIONAL_ID ? value.substring(1) : value);
    }

    /// The number of a structure, with the register its form or its system names.
    static Optional<Structure> structure(Token token) {
        var value = token.code();
        var system = token.system();
        if (system == null || system.isEmpty() || Systems.IDNST.equals(system)) {
            return Optional.of(
                    switch (value.length()) {
                        case 9 -> new Structure('1', value);
                        case 14 -> new Structure('3', value);
                        case 10, 15 -> new Structure(value.charAt(0), value.substring(1));
                        default -> new Structure('4', value);
                    });
        }
        if (FINESS.contains(system)) {
            return Optional.of(new Structure('1', value));
        }
        if (SIRENE.contains(system)) {
            return Optional.of(new Structure(value.length() == 9 ? '2' : '3', value));
        }
        return Systems.RPPS_RANK.equals(system) ? Optional.of(new Structure('4', value)) : Optional.empty();
    }

    /// @param register first digit of a national identifier of structures: 1 FINESS, 2 SIREN, 3 SIRET, 4 RPPS rank
    record Structure(char register, String number) {}
}
