package fr.socle.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Who started and who ended with a load, or with what an employer said, one page at a time. A load can move a hundred
// thousand people: facts name
/// the moment, and whoever needs the people reads them here.
@Service
public class DirectoryChanges {

    private static final String STARTED = """
        select id, practitioner, national_id from (
            select role.id, role.practitioner, person.national_id
              from directory.practice_situation role
              join directory.practitioner person on person.id = role.practitioner
             where role.updated_at = :at and role.version = 1
            union all
            select role.id, role.practitioner, person.national_id
              from directory.employment job
              join directory.practice_situation role on role.id = job.id::text
              join directory.practitioner person on person.id = role.practitioner
              join directory.past_version past on past.type = 'PractitionerRole' and past.id = role.id
               and past.version = role.version - 1
             where role.updated_at = :at and role.active and past.content ->> 'active' = 'false') started
         where id > :after order by id limit :limit\
        """;

    private static final String ENDED = """
        select id, practitioner, national_id from (
            select past.id, person.id as practitioner, person.national_id
              from directory.past_version past
              join directory.practitioner person on person.id = (past.content ->> 'practitioner')::uuid
             where past.type = 'PractitionerRole' and past.deleted and past.updated_at = :at
            union all
            select role.id, role.practitioner, person.national_id
              from directory.employment job
              join directory.practice_situation role on role.id = job.id::text
              join directory.practitioner person on person.id = role.practitioner
             where role.updated_at = :at and not role.active) ended
         where id > :after order by id limit :limit\
        """;

    private final JdbcClient jdbc;

    DirectoryChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param after the last situation of the page before, null for the first
    public List<Change> started(Instant at, @Nullable String after, int limit) {
        return changes(STARTED, at, after, limit);
    }

    /// @param after the last situation of the page before, null for the first
    public List<Change> ended(Instant at, @Nullable String after, int limit) {
        return changes(ENDED, at, after, limit);
    }

    boolean anyStarted(Instant at) {
        return !started(at, null, 1).isEmpty();
    }

    boolean anyEnded(Instant at) {
        return !ended(at, null, 1).isEmpty();
    }

    private List<Change> changes(String sql, Instant at, @Nullable String after, int limit) {
        return jdbc.sql(sql)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, _) -> new Change(
                        row.getString("id"), row.getObject("practitioner", UUID.class), row.getString("national_id")))
                .list();
    }

    /// @param situation id of the practice situation
    /// @param nationalId PS_IdNat of the professional
    public record Change(String situation, UUID practitioner, String nationalId) {}
}
