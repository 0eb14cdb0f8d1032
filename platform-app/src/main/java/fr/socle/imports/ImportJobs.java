package fr.socle.imports;

import static java.time.ZoneOffset.UTC;

import fr.socle.imports.ImportJob.Problem;
import fr.socle.imports.ImportJob.State;
import fr.socle.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The runs of imports, past and present.
@Repository
class ImportJobs {

    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportJobs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @return false when one of the same source is running: the unique index decides
    boolean begin(ImportJob job, Actor by, String fileName) {
        return jdbc.sql("""
                        insert into imports.job (id, source, state, started_at, by_reference, file_name)
                        values (:id, :source, 'RUNNING', :startedAt, :by, :fileName)
                        on conflict do nothing""")
                        .param("id", job.id())
                        .param("source", job.source())
                        .param("startedAt", job.startedAt().atOffset(UTC))
                        .param("by", by.reference())
                        .param("fileName", fileName)
                        .update()
                == 1;
    }

    /// On a connection of its own: that of the import is busy with its rows, and what it writes shows only at the
    /// end.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void save(ImportJob job) {
        jdbc.sql("""
                        update imports.job
                        set state = :state, rows_read = :read, rows_accepted = :accepted, rows_rejected = :rejected,
                            percent = :percent, ended_at = :endedAt, problems = :problems::jsonb
                        where id = :id""")
                .param("id", job.id())
                .param("state", job.state().name())
                .param("read", job.rowsRead())
                .param("accepted", job.rowsAccepted())
                .param("rejected", job.rowsRejected())
                .param("percent", job.percent())
                .param("endedAt", job.endedAt() == null ? null : job.endedAt().atOffset(UTC))
                .param("problems", json.writeValueAsString(job.problems()))
                .update();
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.sql("select * from imports.job where id = :id")
                .param("id", id)
                .query((row, _) -> job(row))
                .optional();
    }

    List<ImportJob> latest(int limit) {
        return jdbc.sql("select * from imports.job order by id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> job(row))
                .list();
    }

    List<Interrupted> interrupted() {
        return jdbc.sql("select * from imports.job where state = 'RUNNING' order by id")
                .query((row, _) -> new Interrupted(job(row), row.getString("file_name")))
                .list();
    }

    /// A run that the end of the program cut short; its file is still there.
    record Interrupted(ImportJob job, String fileName) {}

    private ImportJob job(ResultSet row) throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new ImportJob(
                row.getObject("id", UUID.class),
                row.getString("source"),
                State.valueOf(row.getString("state")),
                row.getLong("rows_read"),
                row.getLong("rows_accepted"),
                row.getLong("rows_rejected"),
                row.getInt("percent"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                json.readValue(row.getString("problems"), PROBLEMS));
    }
}
