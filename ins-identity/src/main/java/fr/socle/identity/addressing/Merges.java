package fr.socle.identity.addressing;

import static java.time.ZoneOffset.UTC;

import fr.socle.identity.Addressing;
import fr.socle.identity.IdentitiesMerged;
import fr.socle.identity.IdentitiesUnmerged;
import fr.socle.identity.addressing.Merge.Decision;
import fr.socle.identity.addressing.Merge.Level;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The names that lead to others. Whether they may is settled before; here it becomes true, and is announced.
@Repository
public class Merges implements Addressing {

    private static final String SELECT = "select * from identity.merge ";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public PatientId now(PatientId name) {
        return jdbc.sql("""
                        with recursive way (id, steps) as (
                            select cast(:name as uuid), 0
                            union all
                            select m.survivor, steps + 1 from identity.merge m join way on m.absorbed = way.id
                             where m.undone_at is null)
                        select id from way order by steps desc limit 1""")
                .param("name", name.value())
                .query((row, _) -> new PatientId(row.getObject(1, UUID.class)))
                .single();
    }

    @Override
    public List<PatientId> leadingTo(PatientId name) {
        return jdbc.sql("""
                        with recursive way (id) as (
                            select cast(:name as uuid)
                            union
                            select m.absorbed from identity.merge m join way on m.survivor = way.id
                             where m.undone_at is null)
                        select id from way""")
                .param("name", name.value())
                .query((row, _) -> new PatientId(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public void hold(PatientId name) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 1))")
                .param("name", name.toString())
                .query(Integer.class)
                .single();
    }

    /// Makes one name lead to another. Neither may be held by another transaction at that time.
    ///
    /// @throws IllegalStateException when that would lead in a circle
    @Transactional(propagation = Propagation.MANDATORY)
    public Merge lead(Level level, PatientId absorbed, PatientId survivor, @Nullable String finess, Because because) {
        hold(absorbed);
        if (now(survivor).equals(absorbed)) {
            throw new IllegalStateException("Names that lead to each other");
        }
        var id = Ids.next();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        insert into identity.merge (id, level, survivor, absorbed, finess, reason, decided_role,
                            decided_by, decided_name, at)
                        values (:id, :level, :survivor, :absorbed, :finess, :reason, :role, :by, :name, :at)""")
                .param("id", id)
                .param("level", level.name())
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value())
                .param("finess", finess)
                .param("reason", because.reason())
                .param("role", because.by().actor().role().name())
                .param("by", because.by().actor().reference())
                .param("name", because.by().displayName())
                .param("at", at.atOffset(UTC))
                .update();
        events.publishEvent(
                new IdentitiesMerged(id, survivor, absorbed, because.by().actor(), at));
        return byId(id).orElseThrow();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(Merge merge, Because because) {
        hold(merge.absorbed());
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("""
                        update identity.merge set undone_role = :role, undone_by = :by, undone_name = :name,
                            undone_reason = :reason, undone_at = :at
                        where id = :id and undone_at is null""")
                .param("id", merge.id())
                .param("role", because.by().actor().role().name())
                .param("by", because.by().actor().reference())
                .param("name", because.by().displayName())
                .param("reason", because.reason())
                .param("at", at.atOffset(UTC))
                .update();
        events.publishEvent(new IdentitiesUnmerged(
                merge.id(), merge.survivor(), merge.absorbed(), because.by().actor(), at));
    }

    public Optional<Merge> byId(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, _) -> merge(row))
                .optional();
    }

    /// Where this name leads directly.
    public Optional<Merge> of(PatientId absorbed) {
        return jdbc.sql(SELECT + " where absorbed = :id and undone_at is null")
                .param("id", absorbed.value())
                .query((row, _) -> merge(row))
                .optional();
    }

    /// All that ever led from or to this name, the newest first.
    public List<Merge> history(PatientId name) {
        return jdbc.sql(SELECT + " where absorbed = :id or survivor = :id order by id desc limit 200")
                .param("id", name.value())
                .query((row, _) -> merge(row))
                .list();
    }

    /// @param finess of one structure; null for people
    public List<Merge> newest(@Nullable String finess) {
        return jdbc.sql(SELECT + """
                         where level = case when cast(:finess as text) is null then 'NATIONAL' else 'LOCAL' end
                           and finess is not distinct from cast(:finess as text)
                         order by id desc limit 100""")
                .param("finess", finess)
                .query((row, _) -> merge(row))
                .list();
    }

    private static Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                row.getObject("id", UUID.class),
                Level.valueOf(row.getString("level")),
                new PatientId(row.getObject("survivor", UUID.class)),
                new PatientId(row.getObject("absorbed", UUID.class)),
                row.getString("finess"),
                new Decision(
                        row.getString("decided_by"),
                        row.getString("decided_name"),
                        row.getString("reason"),
                        instant(row, "at")),
                row.getString("undone_by") == null
                        ? null
                        : new Decision(
                                row.getString("undone_by"),
                                row.getString("undone_name"),
                                row.getString("undone_reason"),
                                instant(row, "undone_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// Who decided, and why.
    public record Because(Caller by, String reason) {}
}
