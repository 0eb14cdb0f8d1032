package fr.socle.directory;

import fr.socle.directory.quality.Flaw;
import fr.socle.directory.quality.Quality;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What each national file brought, and when: the report on quality and freshness. Tells the other modules that
/// something moved, in one fact a load and not one a person; who moved is asked of [DirectoryChanges].
@Service
public class DirectoryLoads {

    private static final TypeReference<Map<String, Long>> FIGURES = new TypeReference<>() {};
    private static final TypeReference<List<Flaw>> FLAWS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final DirectoryChanges changes;

    DirectoryLoads(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, DirectoryChanges changes) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.changes = changes;
    }

    /// To be called in the transaction of the load, when it is complete.
    public void done(Load load) {
        var quality = load.quality();
        jdbc.sql("""
            insert into directory.source_report (source, loaded_at, file_name, rows_loaded, figures,
                   data_date, rows_read, rows_left_out, rows_flagged, rows_withdrawn, flaws)
            values (:source, :at, :file, :rows, :figures::jsonb,
                   :day, :read, :leftOut, :flagged, :withdrawn, :flaws::jsonb)
            on conflict (source) do update set loaded_at = excluded.loaded_at,
                file_name = excluded.file_name, rows_loaded = excluded.rows_loaded,
                figures = excluded.figures, data_date = excluded.data_date,
                rows_read = excluded.rows_read, rows_left_out = excluded.rows_left_out,
                rows_flagged = excluded.rows_flagged, rows_withdrawn = excluded.rows_withdrawn,
                flaws = excluded.flaws\
            """)
                .param("source", load.source())
                .param("at", load.at().atOffset(ZoneOffset.UTC))
                .param("file", load.file())
                .param("rows", load.rows())
                .param("figures", json.writeValueAsString(load.figures()))
                .param("day", quality.day(), Types.DATE)
                .param("read", quality.read())
                .param("leftOut", quality.leftOut())
                .param("flagged", quality.flagged())
                .param("withdrawn", quality.withdrawn())
                .param("flaws", json.writeValueAsString(quality.flaws()))
                .update();
        if (changes.anyStarted(load.at())) {
            events.publishEvent(new PracticeStarted(load.at()));
        }
        if (changes.anyEnded(load.at())) {
            events.publishEvent(new PracticeEnded(load.at()));
        }
    }

    /// The last load of every source that was ever loaded.
    public List<Load> latest() {
        return jdbc.sql("select * from directory.source_report order by source")
                .query((row, _) -> new Load(
                        row.getString("source"),
                        row.getString("file_name"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
                        row.getLong("rows_loaded"),
                        json.readValue(row.getString("figures"), FIGURES),
                        new Quality(
                                row.getObject("data_date", LocalDate.class),
                                row.getLong("rows_read"),
                                row.getLong("rows_left_out"),
                                row.getLong("rows_flagged"),
                                row.getLong("rows_withdrawn"),
                                json.readValue(row.getString("flaws"), FLAWS))))
                .list();
    }

    /// @param rows the rows kept
    /// @param figures counts worth watching: wrong keys, unknown codes, places without a point
    public record Load(String source, String file, Instant at, long rows, Map<String, Long> figures, Quality quality) {

        /// Of a source that counts no flaws.
        public Load(String source, String file, Instant at, long rows, Map<String, Long> figures) {
            this(source, file, at, rows, figures, Quality.UNKNOWN);
        }

        public Load {
            figures = Map.copyOf(figures);
        }
    }
}
