package fr.socle.directory.fhir.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was deleted and has not come back, in the order of the ids.
@Component
public class Departures {

    private final JdbcClient jdbc;

    Departures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param table a constant: where rows of the type are
    /// @param key a constant: the column of their ids
    public List<String> of(String type, String table, String key, Instant since, @Nullable String after, int limit) {
        return jdbc.sql("""
            select distinct past.id from directory.past_version past
             where past.type = :type and past.deleted and past.updated_at > :since and past.id > :after
               and not exists (select from %s now where now.%s = past.id)
             order by past.id limit :limit""".formatted(table, key))
                .param("type", type)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, _) -> row.getString("id"))
                .list();
    }
}
