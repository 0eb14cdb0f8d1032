package fr.socle.fhir.subscriptions;

import static java.time.ZoneOffset.UTC;

import fr.socle.fhir.subscriptions.Followed.Content;
import fr.socle.fhir.subscriptions.Followed.State;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class Subscriptions {

    private static final TypeReference<Map<String, String>> FILTERS = new TypeReference<>() {};
    private static final String SELECT = """
            select id, topic, owner, endpoint, filters::text as filters, headers, content, state, end_at, told, error
            from subscriptions.subscription""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Subscriptions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Followed followed) {
        jdbc.sql("""
                        insert into subscriptions.subscription
                            (id, topic, owner, endpoint, filters, headers, content, state, end_at)
                        values (:id, :topic, :owner, :endpoint, :filters::jsonb, :headers, :content, :state, :end)""")
                .param("id", followed.id())
                .param("topic", followed.topic().code())
                .param("owner", followed.owner())
                .param("endpoint", followed.endpoint().toString())
                .param("filters", json.writeValueAsString(followed.filters()))
                .param("headers", followed.headers().toArray(String[]::new))
                .param("content", followed.content().name())
                .param("state", followed.state().name())
                .param("end", followed.end() == null ? null : followed.end().atOffset(UTC))
                .update();
    }

    Optional<Followed> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, _) -> followed(row))
                .optional();
    }

    List<Followed> of(String owner) {
        return jdbc.sql(SELECT + " where owner = :owner order by id")
                .param("owner", owner)
                .query((row, _) -> followed(row))
                .list();
    }

    int countOf(String owner) {
        return jdbc.sql("select count(*) from subscriptions.subscription where owner = :owner")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    void delete(UUID id) {
        jdbc.sql("delete from subscriptions.subscription where id = :id")
                .param("id", id)
                .update();
    }

    void become(UUID id, State state, @Nullable String error) {
        jdbc.sql("update subscriptions.subscription set state = :state, error = :error where id = :id")
                .param("state", state.name())
                .param("error", error)
                .param("id", id)
                .update();
    }

    private Followed followed(ResultSet row) throws SQLException {
        var end = row.getObject("end_at", OffsetDateTime.class);
        return new Followed(
                row.getObject("id", UUID.class),
                Topic.named(row.getString("topic")).orElseThrow(),
                row.getString("owner"),
                URI.create(row.getString("endpoint")),
                json.readValue(row.getString("filters"), FILTERS),
                Arrays.asList((String[]) row.getArray("headers").getArray()),
                Content.valueOf(row.getString("content")),
                State.valueOf(row.getString("state")),
                end == null ? null : end.toInstant(),
                row.getLong("told"),
                row.getString("error"));
    }
}
