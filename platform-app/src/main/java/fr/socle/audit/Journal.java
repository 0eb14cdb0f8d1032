package fr.socle.audit;

import static java.time.ZoneOffset.UTC;

import fr.socle.identity.Identities;
import fr.socle.kernel.AccessHistory;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes traces inside the caller's transaction when there is one; else committed at once, together with those of
/// other callers of the same moment. In both cases the trace is on disk before the answer leaves.
@Component
class Journal implements AccessJournal, AccessHistory {

    private static final String INSERT = """
            insert into audit.access
                (id, at, patient_id, actor_role, actor_reference, on_behalf_of, through, actor_name, on_behalf_of_name,
                 through_name, structure, mode, reason, action, what, object_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final ObjectProvider<Identities> identities;
    private final Clock clock;
    private final WrittenTogether<Object[]> standingAlone;

    Journal(JdbcTemplate jdbc, JdbcClient client, ObjectProvider<Identities> identities, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.identities = identities;
        this.clock = clock;
        this.standingAlone = new WrittenTogether<>(this::insert);
    }

    @Override
    public void record(List<Access> accesses) {
        if (accesses.isEmpty()) {
            return;
        }
        var at = clock.instant().atOffset(UTC);
        var rows = accesses.stream().map(access -> row(access, at)).toList();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            insert(rows);
        } else {
            standingAlone.write(rows);
        }
    }

    private void insert(List<Object[]> rows) {
        jdbc.batchUpdate(INSERT, rows);
    }

    private static Object[] row(Access access, OffsetDateTime at) {
        return new Object[] {
            Ids.next(),
            at,
            access.patient().value(),
            access.by().role().name(),
            access.by().reference(),
            access.by().onBehalfOf(),
            access.by().through(),
            access.byName(),
            access.onBehalfOf(),
            access.through(),
            access.structure(),
            access.mode().name(),
            access.reason(),
            access.action().name(),
            access.what(),
            access.object()
        };
    }

    @Override
    public List<Entry> of(PatientId patient, int limit) {
        return client.sql("""
                        select id, at, patient_id, actor_role, actor_reference, on_behalf_of, through, actor_name,
                               on_behalf_of_name, through_name, structure, mode, reason, action, what, object_id
                        from audit.access
                        where patient_id in (:names)
                        order by id desc
                        limit :limit""")
                .param("names", names(patient))
                .param("limit", Math.clamp(limit, 1, 500))
                .query((row, _) -> entry(row))
                .list();
    }

    /// What was done under a name that was merged since belongs to the person; unmerged, it goes back.
    private List<UUID> names(PatientId patient) {
        return identities.getObject().names(patient).stream()
                .map(PatientId::value)
                .toList();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var access = new Access(
                new PatientId(row.getObject("patient_id", UUID.class)),
                new Actor(
                        Actor.Role.valueOf(row.getString("actor_role")),
                        row.getString("actor_reference"),
                        row.getString("on_behalf_of"),
                        row.getString("through")),
                row.getString("actor_name"),
                row.getString("on_behalf_of_name"),
                row.getString("through_name"),
                row.getString("structure"),
                Caller.AccessMode.valueOf(row.getString("mode")),
                row.getString("reason"),
                Action.valueOf(row.getString("action")),
                row.getString("what"),
                row.getObject("object_id", UUID.class));
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                access);
    }
}
