package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.psc.Curl.Answer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// FAPI 2.0 Security Profile, codes, refresh tokens, published keys
// (<https://openid.net/specs/fapi-security-profile-2_0-final.html>).
@DisplayNameGeneration(ReplaceUnderscores.class)
class Fapi2CodesTest extends Fapi2Table {

    @Autowired
    JdbcClient database;

    @TestFactory
    Stream<DynamicTest> codes() {
        program.signedIn("leclerc");
        holds("5.3.2.2-9 a code used twice gives nothing, and takes back what it gave", () -> {
            var code = program.code(AS_IT_IS);
            var token = program.tokens(code).text("access_token");
            var resource = BASE + "/api/whoami";
            assertThat(program.call(resource, token).status()).isEqualTo(200);
            assertThat(program.tokens(code).text("error")).isEqualTo("invalid_grant");
            assertThat(program.call(resource, token).status()).isEqualTo(401);
        });
        refused("5.3.2.2-9 a code of another client", "invalid_grant", () -> other.tokens(program.code(AS_IT_IS)));
        refused("5.3.2.1-11 a code first used after its minute", "invalid_grant", () -> {
            var code = program.code(AS_IT_IS);
            database.sql("""
                    update psc.oauth2_authorization set
                        authorization_code_issued_at = authorization_code_issued_at - interval '61 seconds',
                        authorization_code_expires_at = authorization_code_expires_at - interval '61 seconds'
                    where authorization_code_value = :code""").param("code", code).update();
            return program.tokens(code);
        });
        holds("5.3.2.1-11 a code lives a minute at most", () -> {
            var code = program.code(AS_IT_IS);
            assertThat(database.sql("""
                            select extract(epoch from authorization_code_expires_at - authorization_code_issued_at)
                            from psc.oauth2_authorization where authorization_code_value = :code""")
                            .param("code", code)
                            .query(Integer.class)
                            .single())
                    .isLessThanOrEqualTo(60);
            assertThat(code).as("5.4.1-4 entropy").hasSizeGreaterThanOrEqualTo(43);
        });
        refused("5.3.2.2-5 the verifier is missing", "invalid_grant", () -> token(Map.of("code_verifier", "")));
        refused(
                "5.3.2.2-5 the verifier is wrong",
                "invalid_grant",
                () -> token(Map.of("code_verifier", "w".repeat(64))));
        refused(
                "5.3.2.2-5 the challenge is no verifier",
                "invalid_grant",
                () -> token(Map.of("code_verifier", Curl.sha256(Curl.VERIFIER))));
        refused(
                "RFC 6749 §4.1.3 another redirect_uri than before",
                "invalid_grant",
                () -> token(Map.of("redirect_uri", "http://localhost:9999/callback")));
        refused("RFC 6749 §4.1.3 redirect_uri is missing", "invalid_grant", () -> token(Map.of("redirect_uri", "")));
        refused("RFC 6749 §4.1.3 a code nobody gave", "invalid_grant", () -> program.tokens("never"));
        refused(
                "5.3.2.1-4 neither DPoP nor mutual TLS",
                "invalid_dpop_proof|invalid_request",
                () -> program.tokens(program.code(AS_IT_IS), AS_IT_IS, null));
        refused(
                "RFC 9449 §10 dpop_jkt of another key",
                "invalid_dpop_proof|invalid_grant",
                () -> program.tokens(program.code(Map.of("dpop_jkt", Curl.sha256("another key")))));
        refused("RFC 9449 §10 pushed with the proof of another key", "invalid_dpop_proof|invalid_grant", () -> {
            var key = key();
            return program.tokens(program.code(
                    AS_IT_IS,
                    "DPoP",
                    Jws.proof(key, "POST", BASE + "/oauth2/par").signed(key)));
        });
        accepted(
                "RFC 9449 §10 pushed with the proof of the same key",
                200,
                () -> program.tokens(program.code(
                        AS_IT_IS, "DPoP", program.proof(BASE + "/oauth2/par").signed(program.proofKey))));
        holds("5.3.3.1-5 a refresh token without proof, or from another client", () -> {
            var refresh = program.tokens(program.code(AS_IT_IS)).text("refresh_token");
            var form = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
            assertThat(refresh(program, form).status()).isEqualTo(400);
            assertThat(refresh(other, form, "DPoP", other.proof(BASE + TOKEN).signed(other.proofKey))
                            .text("error"))
                    .isEqualTo("invalid_grant");
            assertThat(refresh(
                                    program,
                                    form,
                                    "DPoP",
                                    program.proof(BASE + TOKEN).signed(program.proofKey))
                            .text("token_type"))
                    .isEqualTo("DPoP");
        });
        holds("RFC 7009 a token that was withdrawn opens nothing", () -> {
            var token = program.tokens(program.code(AS_IT_IS)).text("access_token");
            program.curl.post(
                    BASE + "/oauth2/revoke",
                    program.authenticated(program.assertion().signed(program.key), Map.of("token", token), AS_IT_IS));
            assertThat(program.call(BASE + "/api/whoami", token).status()).isEqualTo(401);
        });
        return tests.stream();
    }

    private static Answer refresh(StrictProgram who, Map<String, String> form, String... headers) {
        return who.curl.post(BASE + TOKEN, who.authenticated(who.assertion().signed(who.key), form, AS_IT_IS), headers);
    }

    private Answer token(Map<String, String> change) {
        return program.tokens(
                program.code(AS_IT_IS), change, program.proof(BASE + TOKEN).signed(program.proofKey));
    }

    @TestFactory
    Stream<DynamicTest> published_keys() {
        holds("5.4-3 every key has a name of its own, and is strong", () -> {
            var keys = program.curl.get(BASE + "/oauth2/jwks").json().get("keys");
            assertThat(keys.findValuesAsString("kid")).doesNotHaveDuplicates().hasSize(keys.size());
            assertThat(keys.findValuesAsString("d")).isEmpty();
            keys.forEach(it -> assertThat(it.has("n") ? it.get("n").asString().length() : 400)
                    .isGreaterThanOrEqualTo(342));
        });
        holds("5.3.2.1-6 the metadata offers no secret to this profile", () -> {
            var profile = program.curl
                    .get(BASE + "/.well-known/oauth-authorization-server")
                    .json()
                    .at("/socle_client_profiles/fapi2");
            assertThat(profile.get("require_pushed_authorization_requests").asBoolean())
                    .isTrue();
            assertThat(profile.get("token_endpoint_auth_methods").toString()).doesNotContain("secret");
        });
        return tests.stream();
    }
}
