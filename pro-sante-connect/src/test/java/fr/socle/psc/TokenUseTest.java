package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What an access token opens, and what it does not.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenUseTest extends HttpTest {

    @Autowired
    JWKSource<SecurityContext> keys;

    private final Curl curl = new Curl();

    private ECKey ours() throws Exception {
        var ec = new JWKMatcher.Builder().keyType(KeyType.EC).build();
        return keys.get(new JWKSelector(ec), null).getFirst().toECKey();
    }

    /// What a grant that stands is called.
    private String grant() throws Exception {
        return SignedJWT.parse(adminToken()).getJWTClaimsSet().getStringClaim("grant_id");
    }

    private String token(ECKey key, String type, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(BASE)
                .audience(BASE)
                .subject("demo-admin")
                .jwtID("1")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("client_id", "demo-admin")
                .claim("role", "administrator")
                .claim("name", "Root")
                .claim("grant_id", grant())
                .claim("scope", "admin");
        change.accept(claims);
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims.build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private String codeFor(String token) {
        var answer = curl.get(BASE + "/api/admin/whoami", "Authorization", "Bearer " + token);
        if (answer.status() == 200) {
            return "welcome";
        }
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        return answer.text("code");
    }

    @Test
    void only_a_current_access_token_of_ours_for_us_is_accepted() throws Exception {
        assertThat(codeFor(token(ours(), "at+jwt", it -> {}))).isEqualTo("welcome");
        var foreign = new ECKeyGenerator(Curve.P_256).keyID(ours().getKeyID()).generate();
        assertThat(codeFor(token(foreign, "at+jwt", it -> {}))).isEqualTo("auth.invalid-token");
        assertThat(codeFor(token(ours(), "at+jwt", it -> it.issuer("https://elsewhere.example"))))
                .isEqualTo("auth.invalid-token");
        assertThat(codeFor(token(ours(), "at+jwt", it -> it.audience("https://elsewhere.example"))))
                .isEqualTo("auth.invalid-token");
        assertThat(codeFor(token(ours(), "JWT", it -> {}))).isEqualTo("auth.invalid-token");
        var past = Date.from(Instant.now().minusSeconds(120));
        assertThat(codeFor(token(
                        ours(),
                        "at+jwt",
                        it -> it.issueTime(Date.from(past.toInstant().minusSeconds(60)))
                                .expirationTime(past))))
                .isEqualTo("auth.expired-token");
        assertThat(codeFor("not.a.token")).isEqualTo("auth.invalid-token");
    }

    @Test
    void a_token_without_the_right_scope_is_refused_by_name() {
        var doctor = tokenOf("leclerc", "openid");
        var refused = curl.get(BASE + "/api/admin/whoami", "Authorization", "Bearer " + doctor);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("auth.insufficient-scope");
        var wrongKind = curl.get(BASE + "/api/citizen", "Authorization", "Bearer " + doctor);
        assertThat(wrongKind.status()).isEqualTo(403);
        assertThat(wrongKind.text("code")).isEqualTo("auth.wrong-caller");
    }

    @Test
    void without_a_token_the_api_answers_a_problem_and_fhir_an_outcome() {
        var api = curl.get(BASE + "/api/whoami");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.text("code")).isEqualTo("auth.missing-token");
        var fhir = curl.get(BASE + "/fhir/whoami");
        assertThat(fhir.status()).isEqualTo(401);
        assertThat(fhir.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(fhir.json().at("/issue/0/details/coding/0/code").asString()).isEqualTo("auth.missing-token");
        assertThat(fhir.json().at("/issue/0/details/coding/0/system").asString())
                .isEqualTo(BASE + "/errors");
    }

    @Test
    void a_session_opens_no_api() {
        var answer = curl.get(BASE + "/pro/connexion");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly");
        assertThat(curl.get(BASE + "/api/whoami").status()).isEqualTo(401);
    }

    @Test
    void the_access_mode_of_a_professional_is_read_and_needs_its_reason() {
        var bearer = "Bearer " + tokenOf("leclerc", "openid");
        var whoAmI = BASE + "/api/whoami";
        assertThat(curl.get(whoAmI, "Authorization", bearer).body()).contains("mode=NORMAL");
        var glass =
                curl.get(whoAmI, "Authorization", bearer, "X-Access-Mode", "bris_de_glace", "X-Access-Reason", "coma");
        assertThat(glass.body()).contains("mode=BRIS_DE_GLACE", "reason=coma");
        var silent = curl.get(whoAmI, "Authorization", bearer, "X-Access-Mode", "centre_15");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.text("code")).isEqualTo("auth.missing-access-reason");
        var unknown = curl.get(whoAmI, "Authorization", bearer, "X-Access-Mode", "curiosity");
        assertThat(unknown.text("code")).isEqualTo("auth.bad-access-mode");
    }

    @Test
    void an_administrator_s_program_gets_its_token_with_a_secret() {
        assertThat(codeFor(adminToken())).isEqualTo("welcome");
    }

    @Test
    void newcomers_find_all_that_is_needed_to_call() {
        var list = curl.get(BASE + "/api/sandbox/clients").json();
        assertThat(list.findValuesAsString("client_id"))
                .startsWith("demo-lps", "demo-lps-basic", "demo-backend", "demo-app", "demo-admin")
                .contains("demo-lps-mtls", "demo-ehr", "demo-ciba", "demo-oidc");
        assertThat(list.get(0).at("/private_jwk/d").asString()).isNotEmpty();
        assertThat(list.get(1).get("client_secret").asString()).isNotEmpty();
        assertThat(list.get(1).get("token_endpoint_auth_method").asString()).isEqualTo("client_secret_basic");
    }

    @Test
    void discovery_advertises_what_works() {
        var openid = curl.get(BASE + "/.well-known/openid-configuration").json();
        assertThat(openid.get("backchannel_authentication_endpoint").asString())
                .isEqualTo(BASE + "/oauth2/bc-authorize");
        assertThat(openid.get("grant_types_supported").toString()).contains("urn:openid:params:grant-type:ciba");
        assertThat(openid.get("pushed_authorization_request_endpoint").asString())
                .isEqualTo(BASE + "/oauth2/par");
        assertThat(openid.get("dpop_signing_alg_values_supported").toString()).contains("ES256");
        var oauth = curl.get(BASE + "/.well-known/oauth-authorization-server").json();
        assertThat(oauth.get("backchannel_token_delivery_modes_supported").toString())
                .contains("poll");
        var smart = curl.get(BASE + "/fhir/.well-known/smart-configuration");
        assertThat(smart.header("Content-Type")).startsWith("application/json");
        assertThat(smart.json().get("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
    }
}
