package fr.socle.psc.simulator;

import static java.time.ZoneOffset.UTC;

import fr.socle.psc.ClientSecrets;
import fr.socle.psc.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the simulated FranceConnect+ promised: a code, used once, for one access token of sixty seconds.
@Component
@Profile("sandbox")
@Transactional
class SimulatedGrants {

    static final Duration LIFE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RealTime time;

    SimulatedGrants(JdbcClient jdbc, JsonMapper json, RealTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /// @param claims of the ID token and of the userinfo, `nonce` and `acr` among them
    record Grant(
            String token,
            String client,
            String redirect,
            @Nullable String challenge,
            Map<String, Object> claims) {}

    /// @return the code
    String promise(String client, String redirect, @Nullable String challenge, Map<String, Object> claims) {
        var code = ClientSecrets.next();
        jdbc.sql("delete from psc.simulator_grant where expires_at < :now")
                .param("now", time.now().atOffset(UTC))
                .update();
        jdbc.sql("""
                insert into psc.simulator_grant (code, token, client_id, redirect, challenge, claims, expires_at)
                values (:code, :token, :client, :redirect, :challenge, :claims, :end)""")
                .param("code", code)
                .param("token", ClientSecrets.next())
                .param("client", client)
                .param("redirect", redirect)
                .param("challenge", challenge)
                .param("claims", json.writeValueAsString(claims))
                .param("end", time.now().plus(LIFE).atOffset(UTC))
                .update();
        return code;
    }

    Optional<Grant> redeem(String code) {
        return jdbc.sql("""
                update psc.simulator_grant set used = true
                where code = :code and not used and expires_at > :now returning *""")
                .param("code", code)
                .param("now", time.now().atOffset(UTC))
                .query(this::read)
                .optional();
    }

    Optional<Grant> byToken(String token) {
        return jdbc.sql("select * from psc.simulator_grant where token = :token and used and expires_at > :now")
                .param("token", token)
                .param("now", time.now().atOffset(UTC))
                .query(this::read)
                .optional();
    }

    private Grant read(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getString("token"),
                row.getString("client_id"),
                row.getString("redirect"),
                row.getString("challenge"),
                json.readValue(row.getString("claims"), new TypeReference<>() {}));
    }
}
