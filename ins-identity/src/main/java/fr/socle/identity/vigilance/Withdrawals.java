package fr.socle.identity.vigilance;

import static java.time.ZoneOffset.UTC;

import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.Structures;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The INS withdrawn, and who has acknowledged that they were: everybody concerned sees both.
@Service
public class Withdrawals {

    private static final String NOTICES = """
            select w.id, n.local_identity, n.finess, w.actor_name, w.reason, w.at, n.acknowledged_name, n.acknowledged_at
              from identity.withdrawal_notice n join identity.ins_withdrawal w on w.id = n.withdrawal
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Withdrawals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Withdrawal keep(Caller by, PatientId patient, String reason) {
        var withdrawal = new Withdrawal(Ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("""
                        insert into identity.ins_withdrawal (id, patient, finess, actor_role, actor, actor_name, reason, at)
                        values (:id, :patient, :finess, :role, :actor, :name, :reason, :at)""")
                .param("id", withdrawal.id())
                .param("patient", patient.value())
                .param("finess", Structures.of(by).map(FinessNumber::value).orElse(null))
                .param("role", by.actor().role().name())
                .param("actor", by.actor().reference())
                .param("name", by.displayName())
                .param("reason", reason)
                .param("at", withdrawal.at().atOffset(UTC))
                .update();
        return withdrawal;
    }

    void notify(UUID withdrawal, LocalIdentity file) {
        jdbc.sql("""
                        insert into identity.withdrawal_notice (withdrawal, finess, local_identity)
                        values (:withdrawal, :finess, :file) on conflict do nothing""")
                .param("withdrawal", withdrawal)
                .param("finess", file.ipp().structure().value())
                .param("file", file.id().value())
                .update();
    }

    /// What the caller's structure was told; everything, for the national cell.
    public List<Notice> notices(Caller by) {
        var cell = WorkingOff.cell(by);
        return jdbc.sql(NOTICES + """
                         where cast(:finess as text) is null or n.finess = :finess
                         order by (n.acknowledged_at is not null), w.id desc limit 200""")
                .param("finess", cell)
                .query((row, _) -> {
                    var at = row.getObject("acknowledged_at", OffsetDateTime.class);
                    return new Notice(
                            row.getObject("id", UUID.class),
                            new PatientId(row.getObject("local_identity", UUID.class)),
                            row.getString("finess"),
                            row.getString("actor_name"),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("acknowledged_name"),
                            at == null ? null : at.toInstant());
                })
                .list();
    }

    /// Acknowledging twice changes nothing.
    public void acknowledge(Caller by, UUID withdrawal, PatientId file) {
        jdbc.sql("""
                        update identity.withdrawal_notice
                        set acknowledged_at = :now, acknowledged_by = :by, acknowledged_name = :name
                        where withdrawal = :withdrawal and local_identity = :file and finess = :finess
                          and acknowledged_at is null""")
                .param("now", clock.instant().atOffset(UTC))
                .param("by", WorkItems.reference(by))
                .param("name", by.displayName())
                .param("withdrawal", withdrawal)
                .param("file", file.value())
                .param("finess", Structures.require(by).value())
                .update();
    }

    record Withdrawal(UUID id, Instant at) {}

    public record Notice(
            UUID withdrawal,
            PatientId file,
            String finess,
            String byName,
            String reason,
            Instant at,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}
}
