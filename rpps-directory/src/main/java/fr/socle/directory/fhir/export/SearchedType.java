package fr.socle.directory.fhir.export;

import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Searches;
import fr.socle.directory.fhir.search.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A type the directory searches: its rows in the order of their ids, each batch a range of the primary key.
record SearchedType(ResourceType type, Searches searches, JdbcClient jdbc) implements ExportedType {

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public List<Line> lines(List<String> filters, @Nullable Instant since, @Nullable String after, int limit) {
        var all = new ArrayList<Sql>();
        all.add(Sql.TRUE);
        if (!filters.isEmpty()) {
            all.add(Sql.any(
                    filters.stream().map(it -> searches.condition(name(), it)).toList()));
        }
        if (since != null) {
            all.add(Sql.of("{a}.updated_at > ?", since.atOffset(ZoneOffset.UTC)));
        }
        if (after != null) {
            all.add(Sql.of(type.key() + " > ?::" + type.keyType(), after));
        }
        var rows = Sql.join(Sql.all(all), Sql.of(" order by " + type.key()));
        return searches.byCondition(type, rows, limit).stream()
                .map(it -> new Line(it.id(), it.json()))
                .toList();
    }

    @Override
    public List<String> gone(Instant since, @Nullable String after, int limit) {
        return jdbc.sql("""
            select distinct past.id from directory.past_version past
             where past.type = :type and past.deleted and past.updated_at > :since and past.id > :after
               and not exists (select from %s now where now.%s = past.id::%s)
             order by past.id limit :limit""".formatted(type.table(), type.key().replace("{a}.", ""), type.keyType()))
                .param("type", name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    @Override
    public void check(String filter) {
        searches.condition(name(), filter);
    }
}
