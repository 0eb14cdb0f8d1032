package fr.socle.identity.vigilance;

import static java.time.ZoneOffset.UTC;

import fr.socle.identity.vigilance.WorkItem.Decided;
import fr.socle.identity.vigilance.WorkItem.Decision;
import fr.socle.identity.vigilance.WorkItem.Kind;
import fr.socle.identity.vigilance.WorkItem.Person;
import fr.socle.identity.vigilance.WorkItem.State;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The work lists as they are kept.
@Repository
class WorkItems {

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Once for a pair and a rule: what was decided is not asked again.
    Optional<UUID> open(@Nullable String finess, Doubt doubt) {
        return jdbc.sql("""
                        insert into identity.work_item (id, finess, kind, state, one, other, score, rule, found_at)
                        values (:id, :finess, :kind, 'OPEN', :one, :other, :score, :rule, :now)
                        on conflict do nothing returning id""")
                .param("id", Ids.next())
                .param("finess", finess)
                .param("kind", doubt.kind().name())
                .param("one", doubt.one().value())
                .param("other", doubt.other() == null ? null : doubt.other().value())
                .param("score", doubt.score())
                .param("rule", doubt.rule())
                .param("now", clock.instant().atOffset(UTC))
                .query(UUID.class)
                .optional();
    }

    Optional<WorkItem> lock(UUID id) {
        return jdbc.sql("select * from identity.work_item where id = :id for update")
                .param("id", id)
                .query((row, _) -> item(row))
                .optional();
    }

    Optional<WorkItem> about(Kind kind, PatientId one, PatientId other) {
        return jdbc.sql("""
                        select * from identity.work_item
                        where kind = :kind and finess is null and state <> 'DECIDED'
                          and least(one, other) = least(cast(:one as uuid), cast(:other as uuid))
                          and greatest(one, other) = greatest(cast(:one as uuid), cast(:other as uuid))
                        order by id limit 1 for update""")
                .param("kind", kind.name())
                .param("one", one.value())
                .param("other", other.value())
                .query((row, _) -> item(row))
                .optional();
    }

    List<WorkItem> of(@Nullable String finess, boolean decided, int most) {
        return jdbc.sql("""
                        select * from identity.work_item
                        where finess is not distinct from cast(:finess as text)
                          and (state = 'DECIDED') = :decided
                        order by id desc limit :most""")
                .param("finess", finess)
                .param("decided", decided)
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    void claim(UUID id, Caller by) {
        jdbc.sql("""
                        update identity.work_item
                        set state = case when state = 'OPEN' then 'CLAIMED' else state end,
                            claimed_by = :by, claimed_name = :name where id = :id""")
                .param("by", reference(by))
                .param("name", by.displayName())
                .param("id", id)
                .update();
    }

    void propose(UUID id, Caller by, PatientId survivor, String reason) {
        jdbc.sql("""
                        update identity.work_item
                        set state = 'PROPOSED', proposed_by = :by, proposed_name = :name, survivor = :survivor,
                            decision = 'MERGE', reason = :reason where id = :id""")
                .param("by", reference(by))
                .param("name", by.displayName())
                .param("survivor", survivor.value())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void decide(UUID id, Caller by, Decision decision, String reason) {
        jdbc.sql("""
                        update identity.work_item
                        set state = 'DECIDED', decision = :decision, reason = :reason, decided_by = :by,
                            decided_name = :name, decided_at = :now where id = :id""")
                .param("decision", decision.name())
                .param("reason", reason)
                .param("by", reference(by))
                .param("name", by.displayName())
                .param("now", clock.instant().atOffset(UTC))
                .param("id", id)
                .update();
    }

    static String reference(Caller by) {
        return by.actor().role() + "/" + by.actor().reference();
    }

    private static WorkItem item(ResultSet row) throws SQLException {
        var decidedBy = person(row, "decided");
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getString("finess"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                new PatientId(row.getObject("one", UUID.class)),
                patient(row, "other"),
                row.getBigDecimal("score"),
                row.getString("rule"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                person(row, "claimed"),
                proposed(row),
                patient(row, "survivor"),
                decidedBy == null
                        ? null
                        : new Decided(
                                decidedBy,
                                Decision.valueOf(row.getString("decision")),
                                row.getString("reason"),
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant()));
    }

    private static WorkItem.@Nullable Proposed proposed(ResultSet row) throws SQLException {
        var who = person(row, "proposed");
        return who == null ? null : new WorkItem.Proposed(who.reference(), who.name(), row.getString("reason"));
    }

    private static @Nullable PatientId patient(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new PatientId(id);
    }

    private static @Nullable Person person(ResultSet row, String who) throws SQLException {
        var by = row.getString(who + "_by");
        return by == null ? null : new Person(by, row.getString(who + "_name"));
    }
}
