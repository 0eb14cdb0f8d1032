package fr.socle.psc.registration;

import static java.time.ZoneOffset.UTC;

import fr.socle.psc.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The programs that were registered, in every state.
@Component
class Registrations {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RealTime time;

    Registrations(JdbcClient jdbc, JsonMapper json, RealTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /// @param token the digest of the management token
    void add(Registration it, String token) {
        jdbc.sql("""
                insert into psc.client_registration (client_id, state, request, management_token, proposed_at)
                values (:id, :state, :request, :token, :at)""")
                .param("id", it.clientId())
                .param("state", it.state().name())
                .param("request", json.writeValueAsString(it.request()))
                .param("token", token)
                .param("at", it.proposedAt().atOffset(UTC))
                .update();
    }

    Optional<Registration> find(String clientId) {
        return jdbc.sql("select * from psc.client_registration where client_id = :id")
                .param("id", clientId)
                .query(this::read)
                .optional();
    }

    /// Locked until the end of the transaction.
    Registration require(String clientId) {
        return jdbc.sql("select * from psc.client_registration where client_id = :id for update")
                .param("id", clientId)
                .query(this::read)
                .optional()
                .orElseThrow(() -> new RegistrationRefusal.Unknown().asException());
    }

    Optional<String> token(String clientId) {
        return jdbc.sql("select management_token from psc.client_registration where client_id = :id")
                .param("id", clientId)
                .query(String.class)
                .optional();
    }

    /// Newest first; what waits for a decision before everything else.
    List<Registration> all() {
        return jdbc.sql("""
                select * from psc.client_registration where state <> 'RETIRED'
                order by (state = 'PROPOSED') desc, proposed_at desc limit 200""").query(this::read).list();
    }

    int inTheLastHour() {
        return jdbc.sql("select count(*) from psc.client_registration where proposed_at > :since")
                .param("since", time.now().minus(Duration.ofHours(1)).atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    void change(String clientId, ClientRequest request) {
        jdbc.sql("update psc.client_registration set request = :request where client_id = :id")
                .param("id", clientId)
                .param("request", json.writeValueAsString(request))
                .update();
    }

    void decide(String clientId, Registration.State state, @Nullable String by, @Nullable String reason) {
        jdbc.sql("""
                update psc.client_registration
                set state = :state, decided_at = :at, decided_by = :by, reason = :reason where client_id = :id""")
                .param("id", clientId)
                .param("state", state.name())
                .param("at", time.now().atOffset(UTC))
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    private Registration read(ResultSet row, int number) throws SQLException {
        return new Registration(
                row.getString("client_id"),
                Registration.State.valueOf(row.getString("state")),
                json.readValue(row.getString("request"), ClientRequest.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                at(row.getObject("decided_at", OffsetDateTime.class)),
                row.getString("decided_by"),
                row.getString("reason"));
    }

    private static @Nullable Instant at(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
