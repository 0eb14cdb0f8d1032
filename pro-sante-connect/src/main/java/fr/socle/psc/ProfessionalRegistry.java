package fr.socle.psc;

import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the sign-in layer must know of a professional, whoever keeps the directory.
public interface ProfessionalRegistry {

    /// @param nationalId PS_IdNat, for example `8` followed by an RPPS number
    Optional<RegisteredProfessional> byNationalId(String nationalId);

    /// @return the id of their `Practitioner` on the platform's FHIR server, for `fhirUser`
    default Optional<String> practitioner(String nationalId) {
        return Optional.empty();
    }

    /// What the directory knows of the places where they practise, by the id of the situation. For userinfo alone.
    default Map<String, PracticePlace> places(RegisteredProfessional professional) {
        return Map.of();
    }

    /// @param profession TRE_G15 code, which may differ from place to place
    /// @param mode TRE_R23: `L` independent, `S` salaried, `B` volunteer
    /// @param lines of the address, above the postal code; the street comes last
    /// @param commune INSEE code
    record PracticePlace(
            String profession,
            @Nullable String knowHow,
            String mode,
            List<String> lines,
            @Nullable String postalCode,
            @Nullable String town,
            @Nullable String commune,
            @Nullable String department,
            @Nullable String phone) {

        public PracticePlace {
            lines = List.copyOf(lines);
        }
    }

    /// @param civility `M`, `MME`, `DR`… as the directory writes it
    /// @param profession TRE_G15 code: 10 médecin, 21 pharmacien, 60 infirmier…
    /// @param knowHow specialty, `SM54` for example
    /// @param situations none is a real state: authenticated, and entitled to nothing that needs one
    record RegisteredProfessional(
            RppsNumber rpps,
            String nationalId,
            String civility,
            String familyName,
            String givenName,
            String displayName,
            String profession,
            @Nullable String knowHow,
            List<PracticeSituation> situations) {

        public RegisteredProfessional {
            situations = List.copyOf(situations);
        }

        /// The one of that id; else the only one, when there is exactly one.
        public Optional<PracticeSituation> situation(@Nullable String id) {
            if (id == null) {
                return situations.size() == 1 ? Optional.of(situations.getFirst()) : Optional.empty();
            }
            return situations.stream().filter(it -> it.id().equals(id)).findFirst();
        }
    }
}
