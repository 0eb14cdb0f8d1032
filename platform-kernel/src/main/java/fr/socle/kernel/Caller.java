package fr.socle.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is asking, as the sign-in layer established it. Every use case that touches a person takes one first.
public sealed interface Caller {

    Actor actor();

    /// The name a citizen reads in the list of accesses.
    String displayName();

    /// OAuth scopes of the token; a page session holds `session`.
    Set<String> scopes();

    /// A professional, acting in one practice situation.
    ///
    /// @param profession TRE_G15 code: 10 médecin, 21 pharmacien, 60 infirmier…
    /// @param situation null when the professional has none: authenticated, and entitled to nothing that needs one
    /// @param mandate held when acting for another professional; name, number and profession stay the caller's own,
    // so
    ///     that nothing opens by a mandate but what asks [#rightsFor]
    /// @param program the software the call came through, when it identified itself beside the person
    record Professional(
            RppsNumber rpps,
            String displayName,
            String profession,
            @Nullable PracticeSituation situation,
            AccessMode mode,
            @Nullable String reason,
            Set<String> scopes,
            @Nullable Mandate mandate,
            @Nullable Program program)
            implements Caller {

        public Professional(
                RppsNumber rpps,
                String displayName,
                String profession,
                @Nullable PracticeSituation situation,
                AccessMode mode,
                @Nullable String reason,
                Set<String> scopes) {
            this(rpps, displayName, profession, situation, mode, reason, scopes, null, null);
        }

        @Override
        public Actor actor() {
            return new Actor(
                    Actor.Role.PROFESSIONAL,
                    rpps.value(),
                    mandate == null ? null : mandate.of().value(),
                    program == null ? null : program.clientId());
        }

        /// Whose rights count: the mandator's where the mandate gives the power, the caller's own otherwise.
        public RppsNumber rightsFor(Power power) {
            return mandate != null && mandate.powers().contains(power) ? mandate.of() : rpps;
        }
    }

    /// A professional lets another act for them, within limits and for a time.
    ///
    /// @param of the mandator
    record Mandate(RppsNumber of, String ofName, Set<Power> powers) {}

    /// What a mandate may give. Prescribing and dispensing are never among them.
    enum Power {
        /// To open the records the mandator may open.
        RECORD,
        /// To read the prescriptions the mandator signed.
        PRESCRIPTIONS
    }

    record Program(String clientId, String name) {}

    record Citizen(PatientId patient, String displayName, Set<String> scopes) implements Caller {

        @Override
        public Actor actor() {
            return new Actor(Actor.Role.CITIZEN, patient.toString());
        }
    }

    /// A program acting in its own name.
    ///
    /// @param structure the establishment its credentials are bound to
    record Software(
            String clientId, String displayName, @Nullable FinessNumber structure, Set<String> scopes)
            implements Caller {

        @Override
        public Actor actor() {
            return new Actor(Actor.Role.SOFTWARE, clientId);
        }
    }

    record Administrator(String username, String displayName, Set<String> scopes) implements Caller {

        @Override
        public Actor actor() {
            return new Actor(Actor.Role.ADMINISTRATOR, username);
        }
    }

    /// How a professional opens a record. The last two need a reason and are shown to the person at once.
    enum AccessMode {
        NORMAL,
        BRIS_DE_GLACE,
        CENTRE_15
    }
}
