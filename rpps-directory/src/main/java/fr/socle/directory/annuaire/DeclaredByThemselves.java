package fr.socle.directory.annuaire;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Caller;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// What professionals say of themselves, beside the register: whether they take new patients, how one gets in.
/// Only they say it, and it bears its date.
@Service
public class DeclaredByThemselves {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeclaredByThemselves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Declaration> of(RppsNumber rpps) {
        return jdbc
                .sql("""
                        select takes_new_patients, step_free_access, home_visits, teleconsultation, declared_at
                          from directory.own_declaration where rpps = ?""")
                .param(rpps.value())
                .query((row, _) -> new Declaration(
                        row.getObject(1, Boolean.class),
                        row.getObject(2, Boolean.class),
                        row.getObject(3, Boolean.class),
                        row.getObject(4, Boolean.class),
                        row.getTimestamp(5).toInstant()))
                .list()
                .stream()
                .findFirst();
    }

    public void say(Caller.Professional by, Declaration said) {
        write(by.rpps().value(), said);
    }

    void write(String rpps, Declaration said) {
        jdbc.sql("""
                        insert into directory.own_declaration (rpps, takes_new_patients, step_free_access, home_visits,
                               teleconsultation, declared_at)
                        values (:rpps, :patients, :access, :visits, :distance, :now)
                        on conflict (rpps) do update set takes_new_patients = excluded.takes_new_patients,
                               step_free_access = excluded.step_free_access, home_visits = excluded.home_visits,
                               teleconsultation = excluded.teleconsultation, declared_at = excluded.declared_at""")
                .param("rpps", rpps)
                .param("patients", said.takesNewPatients())
                .param("access", said.stepFreeAccess())
                .param("visits", said.homeVisits())
                .param("distance", said.teleconsultation())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /// Null is "not said".
    ///
    /// @param declaredAt ignored when it is said anew
    public record Declaration(
            @Nullable Boolean takesNewPatients,
            @Nullable Boolean stepFreeAccess,
            @Nullable Boolean homeVisits,
            @Nullable Boolean teleconsultation,
            Instant declaredAt) {}
}
