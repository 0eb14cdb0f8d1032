package fr.socle.espacesante;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Who takes care of whom, as far as the platform knows.
@Service
public class CareTeams {

    private final JdbcClient jdbc;
    private final Clock clock;

    CareTeams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Says that a professional takes care of a person. Saying it twice changes nothing, except that a treating
    /// physician stays one.
    public void declare(PatientId patient, RppsNumber professional, Origin origin) {
        jdbc.sql("""
                        insert into espacesante.care_team (patient, rpps, since, origin)
                        values (:patient, :rpps, :now, :origin)
                        on conflict (patient, rpps) do update set origin = excluded.origin
                        where excluded.origin = 'TREATING_PHYSICIAN'""")
                .param("patient", patient.value())
                .param("rpps", professional.value())
                .param("now", clock.instant().atOffset(UTC))
                .param("origin", origin.name())
                .update();
    }

    /// The treating physician is this one and no other; the one before stays in the team.
    public void followedBy(PatientId patient, Optional<RppsNumber> physician) {
        jdbc.sql("""
                        update espacesante.care_team set origin = 'DECLARED'
                         where patient = :patient and origin = 'TREATING_PHYSICIAN'""").param("patient", patient.value()).update();
        physician.ifPresent(it -> declare(patient, it, Origin.TREATING_PHYSICIAN));
    }

    Set<RppsNumber> of(PatientId patient) {
        return jdbc
                .sql("select rpps from espacesante.care_team where patient = :patient")
                .param("patient", patient.value())
                .query(String.class)
                .list()
                .stream()
                .map(RppsNumber::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How we know that a professional takes care of a person.
    public enum Origin {
        /// Declared treating physician (médecin traitant).
        TREATING_PHYSICIAN,
        /// Declared by the person or by a member of the team.
        DECLARED,
        /// Signed a prescription.
        PRESCRIBED,
        /// Dispensed one.
        DISPENSED
    }
}
