package fr.socle.identity.vigilance;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was done about each thing that left.
@Repository
public class Recalls {

    private final JdbcClient jdbc;
    private final Clock clock;

    Recalls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(Caller by, PatientId patient, UUID thing, Outcome outcome, String reason) {
        jdbc.sql("""
                        insert into identity.recall (id, thing, patient, outcome, reason, actor_role, actor, actor_name, at)
                        values (:id, :thing, :patient, :outcome, :reason, :role, :actor, :name, :at)""")
                .param("id", Ids.next())
                .param("thing", thing)
                .param("patient", patient.value())
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("role", by.actor().role().name())
                .param("actor", by.actor().reference())
                .param("name", by.displayName())
                .param("at", clock.instant().atOffset(UTC))
                .update();
    }

    /// The last answer about each, where there is one.
    Map<UUID, Settled> of(Collection<UUID> things) {
        var settled = new HashMap<UUID, Settled>();
        if (!things.isEmpty()) {
            jdbc.sql("""
                            select distinct on (thing) thing, outcome, reason, actor_name, at from identity.recall
                             where thing in (:things) order by thing, id desc""").param("things", List.copyOf(things)).query(row -> {
                settled.put(
                        row.getObject("thing", UUID.class),
                        new Settled(
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("reason"),
                                row.getString("actor_name"),
                                row.getObject("at", OffsetDateTime.class).toInstant()));
            });
        }
        return settled;
    }

    public enum Outcome {
        /// Withdrawn, cancelled, followed by another message.
        RECALLED,
        /// It could not be taken back: whoever has it was told.
        RECIPIENT_TOLD,
        NOT_NEEDED
    }

    public record Settled(Outcome outcome, String reason, String byName, Instant at) {}
}
