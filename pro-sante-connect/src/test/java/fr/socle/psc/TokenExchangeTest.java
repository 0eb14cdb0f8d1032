package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.Curl.Answer;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sign-in of a professional and the identity of a program become one token of the API (RFC 8693).
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenExchangeTest extends HttpTest {

    private static final String TOKEN = BASE + "/oauth2/token";
    private static final String WHO_AM_I = BASE + "/api/whoami";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final Curl curl = new Curl();
    private KeyedProgram program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UserSessions sessions;

    @BeforeEach
    void a_program_of_the_hospital() throws ParseException {
        clients.bindBackendTo(PscTestConfiguration.HOSPITAL);
        var keys = JWKSet.parse(client("demo-lps").privateJwks()).getKeys();
        program = KeyedProgram.of("demo-lps", keys.getFirst().toECKey());
    }

    private static Map<String, String> form(String subject, String... more) {
        var form = new HashMap<>(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token", subject,
                "subject_token_type", ACCESS_TOKEN));
        for (var i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private Answer exchange(KeyedProgram by, Map<String, String> form) {
        return curl.post(TOKEN, by.signed(form), "DPoP", by.proof("POST", TOKEN, null));
    }

    private Answer exchange(String subject, String... more) {
        return exchange(program, form(subject, more));
    }

    private Answer use(String token) {
        return curl.get(WHO_AM_I, "Authorization", "DPoP " + token, "DPoP", program.proof("GET", WHO_AM_I, token));
    }

    private static Map<String, Object> claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
    }

    private String product(String situation) {
        return program.statement(Map.of(
                "lps_nom", "Dossier Clinique",
                "lps_id", "DC-1",
                "lps_version", "4.2",
                "situation_exercice", situation));
    }

    @Test
    void the_token_carries_the_person_and_the_program_and_is_bound() throws Exception {
        var subject = tokenOf("leclerc", "openid scope_all");
        var answer = exchange(
                subject,
                "scope",
                "user/Patient.rs",
                "audience",
                BASE,
                "actor_token",
                product("cabinet"),
                "actor_token_type",
                "urn:ietf:params:oauth:token-type:jwt");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("issued_token_type")).isEqualTo(ACCESS_TOKEN);
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(answer.json().get("expires_in").asInt()).isBetween(3500, 3600);
        assertThat(answer.json().has("refresh_token")).isFalse();
        var token = claims(answer.text("access_token"));
        assertThat(token)
                .containsEntry("rpps", PscTestConfiguration.LECLERC.value())
                .containsEntry("client_id", "demo-lps")
                .containsEntry("scope", "user/Patient.rs")
                .containsEntry("sub", claims(subject).get("sub"));
        assertThat((Map<String, Object>) token.get("act"))
                .containsEntry("sub", "demo-lps")
                .containsEntry("struct_IdNat", "1" + PscTestConfiguration.HOSPITAL)
                .containsEntry("lps_nom", "Dossier Clinique")
                .containsEntry("lps_version", "4.2");
        assertThat((Map<String, Object>) token.get("cnf"))
                .containsEntry("jkt", program.bound().computeThumbprint().toString());
        assertThat(use(answer.text("access_token")).body())
                .contains("Dr Anne Leclerc", "program=Program[clientId=demo-lps, name=Démo LPS (FAPI 2.0)]");
    }

    @Test
    void a_bound_token_works_with_its_key_alone() {
        var token = exchange(tokenOf("leclerc", "openid")).text("access_token");
        assertThat(use(token).status()).isEqualTo(200);
        assertThat(curl.get(WHO_AM_I, "Authorization", "Bearer " + token).status())
                .isEqualTo(401);
        program = program.boundTo(KeyedProgram.newKey());
        assertThat(use(token).status()).isEqualTo(401);
    }

    @Test
    void a_subject_token_is_exchanged_once_and_a_refusal_does_not_use_it_up() {
        var subject = tokenOf("leclerc", "openid");
        assertThat(exchange(subject, "scope", "admin").text("error")).isEqualTo("invalid_scope");
        var unbound = curl.post(TOKEN, program.signed(form(subject)));
        assertThat(unbound.status()).isEqualTo(400);
        assertThat(unbound.text("error")).isIn("invalid_request", "invalid_dpop_proof");
        assertThat(exchange(subject).status()).isEqualTo(200);
        assertThat(exchange(subject).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void tokens_that_are_foreign_or_altered_or_of_no_professional_are_refused() {
        assertThat(exchange("eyJhbGciOiJSUzI1NiJ9.e30.AAAA").text("error")).isEqualTo("invalid_grant");
        var ours = tokenOf("leclerc", "openid");
        var altered = ours.substring(0, ours.length() - 2) + (ours.endsWith("AA") ? "BB" : "AA");
        assertThat(exchange(altered).text("error")).isEqualTo("invalid_grant");
        var software = curl.post(
                        TOKEN,
                        Map.of("grant_type", "client_credentials", "scope", "ops"),
                        "Authorization",
                        basic("demo-admin"))
                .text("access_token");
        assertThat(exchange(software).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void an_exchanged_token_is_not_exchanged_again() {
        var token = exchange(tokenOf("leclerc", "openid")).text("access_token");
        assertThat(exchange(token).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void an_expired_subject_token_is_refused() {
        var subject = tokenOf("leclerc", "openid");
        jdbc.sql("""
                update psc.oauth2_authorization
                set access_token_issued_at = access_token_issued_at - interval '1 day',
                    access_token_expires_at = access_token_expires_at - interval '1 day'
                where access_token_value = :it""").param("it", subject).update();
        assertThat(exchange(subject).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_revoked_subject_token_is_refused_and_ends_what_was_exchanged_from_it() {
        var subject = tokenOf("leclerc", "openid");
        var token = exchange(subject).text("access_token");
        assertThat(use(token).status()).isEqualTo(200);
        curl.post(BASE + "/oauth2/revoke", Map.of("token", subject), "Authorization", basic("demo-lps-basic"));
        assertThat(use(token).status()).isEqualTo(401);
        var other = tokenOf("leclerc", "openid");
        curl.post(BASE + "/oauth2/revoke", Map.of("token", other), "Authorization", basic("demo-lps-basic"));
        assertThat(exchange(other).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void the_end_of_the_first_session_is_the_end_of_the_exchanged_token() throws Exception {
        var subject = tokenOf("leclerc", "openid");
        var token = exchange(subject).text("access_token");
        assertThat(use(token).status()).isEqualTo(200);
        sessions.end(UUID.fromString(claims(subject).get("sid").toString()), UserSession.Ending.PERSON);
        assertThat(use(token).status()).isEqualTo(401);
        var second = tokenOf("leclerc", "openid");
        sessions.end(UUID.fromString(claims(second).get("sid").toString()), UserSession.Ending.PERSON);
        assertThat(exchange(second).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void what_was_granted_first_is_forgotten_and_so_is_the_exchanged_token() {
        var subject = tokenOf("leclerc", "openid");
        var token = exchange(subject).text("access_token");
        jdbc.sql("delete from psc.oauth2_authorization where access_token_value = :it")
                .param("it", subject)
                .update();
        assertThat(use(token).status()).isEqualTo(401);
    }

    @Test
    void another_audience_than_ours_is_refused() {
        var subject = tokenOf("leclerc", "openid");
        for (var elsewhere : List.of("https://elsewhere.example", BASE + "/elsewhere", BASE + ".evil.example")) {
            assertThat(exchange(subject, "audience", elsewhere).text("error")).isEqualTo("invalid_target");
            assertThat(exchange(subject, "resource", elsewhere).text("error")).isEqualTo("invalid_target");
        }
        assertThat(exchange(subject, "resource", BASE + "/fhir").status()).isEqualTo(200);
    }

    @Test
    void a_program_that_may_not_is_refused() {
        var subject = tokenOf("leclerc", "openid");
        var withSecret = curl.post(TOKEN, form(subject), "Authorization", basic("demo-lps-basic"));
        assertThat(withSecret.text("error")).isEqualTo("unauthorized_client");
        var stranger = KeyedProgram.of("demo-lps", KeyedProgram.newKey());
        assertThat(exchange(stranger, form(subject)).text("error")).isEqualTo("invalid_client");
        assertThat(curl.post(TOKEN, form(subject)).status()).isIn(400, 401);
    }

    @Test
    void the_statement_about_the_program_is_signed_by_it_complete_and_used_once() {
        var subject = tokenOf("durand", "openid");
        var type = "urn:ietf:params:oauth:token-type:jwt";
        var forged = KeyedProgram.of("demo-lps", KeyedProgram.newKey())
                .statement(Map.of("lps_nom", "x", "lps_id", "x", "lps_version", "x"));
        assertThat(exchange(subject, "actor_token", forged, "actor_token_type", type)
                        .text("error"))
                .isEqualTo("invalid_grant");
        var incomplete = program.statement(Map.of("lps_nom", "x"));
        assertThat(exchange(subject, "actor_token", incomplete, "actor_token_type", type)
                        .text("error"))
                .isEqualTo("invalid_grant");
        var elsewhere = product("elsewhere");
        assertThat(exchange(subject, "actor_token", elsewhere, "actor_token_type", type)
                        .text("error"))
                .isEqualTo("invalid_request");
        var untyped = exchange(subject, "actor_token", product("clinic"));
        assertThat(untyped.text("error")).isEqualTo("invalid_request");
        var good = product("clinic");
        assertThat(exchange(subject, "actor_token", good, "actor_token_type", type)
                        .status())
                .isEqualTo(200);
        assertThat(exchange(tokenOf("durand", "openid"), "actor_token", good, "actor_token_type", type)
                        .text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void a_secretary_s_program_names_the_professional_she_acts_for() throws Exception {
        var subject = tokenOf("secretary", "openid");
        var number = PscTestConfiguration.DURAND.value();
        assertThat(exchange(subject, "acting_for", number).text("error")).isEqualTo("access_denied");
        curl.postJson(
                BASE + "/api/mandates",
                "{\"holder\":\"%s\",\"powers\":[\"record\"],\"until\":\"%s\"}"
                        .formatted(PscTestConfiguration.SECRETARY, Instant.now().plusSeconds(900)),
                "Authorization",
                "Bearer " + tokenOf("durand", "openid"));
        var token = exchange(subject, "acting_for", number).text("access_token");
        assertThat((Map<String, Object>) claims(token).get("mandate")).containsEntry("rpps", number);
        assertThat(use(token).body())
                .contains("displayName=Nathalie Carpentras", "ofName=Dr Anne Durand", "clientId=demo-lps");
    }
}
