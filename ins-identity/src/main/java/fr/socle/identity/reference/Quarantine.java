package fr.socle.identity.reference;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Ids;
import fr.socle.kernel.Refusal;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Entries that did not enter the register: where they stood and why, for an administrator. What they held is not kept:
/// the line says where to look in the file.
@Component
class Quarantine {

    /// A file of another kind altogether fills no table.
    static final int MOST_OF_ONE_SOURCE = 10_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Quarantine(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Within the caller's transaction.
    void keep(String source, List<Aside> entries) {
        var now = clock.instant().atOffset(UTC);
        jdbc.batchUpdate("""
                        insert into identity.reference_quarantine (id, at, oid, source, line, code, reason)
                        values (?, ?, ?, ?, ?, ?, ?)""", entries.stream().limit(MOST_OF_ONE_SOURCE).toList(), 1_000, (row, aside) -> {
            row.setObject(1, Ids.next());
            row.setObject(2, now, Types.TIMESTAMP_WITH_TIMEZONE);
            row.setString(3, aside.oid());
            row.setString(4, source);
            row.setLong(5, aside.line());
            row.setString(6, aside.terms().code());
            row.setString(7, aside.terms().explanation());
        });
    }

    /// Although the request that brought them is refused and leaves nothing else.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keepAnyway(String source, List<Aside> entries) {
        keep(source, entries);
    }

    /// The newest first.
    ///
    /// @param before the last one of the page before
    List<Kept> list(@Nullable String code, @Nullable UUID before, int most) {
        return JdbcClient.create(jdbc)
                .sql("""
                        select id, at, oid, source, line, code, reason from identity.reference_quarantine
                         where (cast(:code as text) is null or code = :code)
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc limit :most""")
                .param("code", code)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("oid"),
                        row.getString("source"),
                        row.getLong("line"),
                        row.getString("code"),
                        row.getString("reason")))
                .list();
    }

    /// @param line of the file, or the place in the message, from 1
    record Aside(long line, Refusal refusal) {

        Refusal.Terms terms() {
            return refusal.terms();
        }

        @Nullable
        String oid() {
            return refusal instanceof EntryRefusal.TestNumber(var oid) ? oid : null;
        }

        /// What is the entry's own fault; a repetition is not.
        static void of(long line, Refusal refusal, List<Aside> into) {
            if (into.size() < MOST_OF_ONE_SOURCE) {
                into.add(new Aside(line, refusal));
            }
        }

        static List<Aside> none() {
            return new ArrayList<>();
        }
    }

    record Kept(UUID id, Instant at, @Nullable String oid, String source, long line, String code, String reason) {}
}
