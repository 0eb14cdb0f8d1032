package fr.socle.espacesante;

import static java.time.ZoneOffset.UTC;

import fr.socle.identity.Identities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.AccessMode;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records opened by breaking the glass. Each opening has a reason and lasts an hour, and the person is told.
@Service
public class EmergencyAccesses {

    private static final Duration LASTS = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Identities identities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EmergencyAccesses(JdbcClient jdbc, Identities identities, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.events = events;
        this.clock = clock;
    }

    public Optional<EmergencyAccess> running(RppsNumber professional, PatientId patient) {
        return jdbc.sql("""
                        select id, patient, name, structure, reason, opened_at, ends_at
                        from espacesante.emergency_access
                        where patient = :patient and rpps = :rpps and ends_at > :now
                        order by ends_at desc
                        limit 1""")
                .param("patient", patient.value())
                .param("rpps", professional.value())
                .param("now", clock.instant().atOffset(UTC))
                .query((row, _) -> access(row))
                .optional();
    }

    /// The professional as the pages should let them act: in emergency, and for the reason given, while an opening
    /// runs.
    public Caller.Professional inMode(Caller.Professional by, PatientId patient) {
        return running(by.rpps(), patient)
                .map(access -> in(by, access.reason()))
                .orElse(by);
    }

    /// Opens a record for an hour, unless an opening is still running.
    @Transactional
    public void open(Caller.Professional by, PatientId patient, String reason) {
        var situation = by.situation();
        if (situation == null) {
            throw new RecordRefusal.NoSituation().asException();
        }
        if (reason.isBlank()) {
            throw new RecordRefusal.NoReason().asException();
        }
        identities.require(patient);
        // two requests at once open it once
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "emergency " + patient + " " + by.rpps())
                .query((_, _) -> true)
                .single();
        if (running(by.rpps(), patient).isEmpty()) {
            keep(by, situation, patient, reason.strip());
        }
    }

    private void keep(Caller.Professional by, PracticeSituation situation, PatientId patient, String reason) {
        var id = EmergencyAccessId.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                        insert into espacesante.emergency_access
                            (id, patient, rpps, name, structure, reason, opened_at, ends_at)
                        values (:id, :patient, :rpps, :name, :structure, :reason, :now, :end)""")
                .param("id", id.value())
                .param("patient", patient.value())
                .param("rpps", by.rpps().value())
                .param("name", by.displayName())
                .param("structure", situation.structureName())
                .param("reason", reason)
                .param("now", now.atOffset(UTC))
                .param("end", now.plus(LASTS).atOffset(UTC))
                .update();
        events.publishEvent(new GlassBroken(id, patient, by.actor(), now));
    }

    public EmergencyAccess require(EmergencyAccessId id) {
        return jdbc.sql("""
                        select id, patient, name, structure, reason, opened_at, ends_at
                        from espacesante.emergency_access where id = :id""")
                .param("id", id.value())
                .query((row, _) -> access(row))
                .single();
    }

    private static Caller.Professional in(Caller.Professional by, String reason) {
        return new Caller.Professional(
                by.rpps(),
                by.displayName(),
                by.profession(),
                by.situation(),
                AccessMode.BRIS_DE_GLACE,
                reason,
                by.scopes(),
                by.mandate(),
                by.program());
    }

    private static EmergencyAccess access(ResultSet row) throws SQLException {
        return new EmergencyAccess(
                new EmergencyAccessId(row.getObject("id", UUID.class)),
                new PatientId(row.getObject("patient", UUID.class)),
                row.getString("name"),
                row.getString("structure"),
                row.getString("reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
