package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import fr.socle.ModuleTestApplication;
import fr.socle.database.ModuleTestConfiguration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/// Two of us: the one of the other tests plays Pro Santé Connect, a second one, without a sandbox, is its client. The
/// sign-in pages are on another host than the issuer, and the description where no library looks, as in life.
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpstreamModeTest extends HttpTest {

    private static final int PORT = freePort();
    private static final String HERE = "http://localhost:" + PORT;
    private static final String DOOR = HERE + "/pro/connexion";
    private static final String THERE = BASE.replace("localhost", "127.0.0.1");
    private static ConfigurableApplicationContext here;

    private final Curl curl = new Curl();

    @Autowired
    RegisteredClientRepository clientsThere;

    @BeforeEach
    void both_know_each_other() {
        if (here != null) {
            return;
        }
        var known = client("demo-lps-basic");
        var secret = ClientSecrets.next();
        clientsThere.save(RegisteredClient.from(known.registration())
                .clientSecret(new ClientSecrets().encode(secret))
                .id("downstream")
                .clientId("downstream")
                .redirectUris(uris -> {
                    uris.clear();
                    uris.add(DOOR + "/pro-sante-connect/retour");
                })
                .build());
        here = new SpringApplicationBuilder(
                        ModuleTestApplication.class, ModuleTestConfiguration.class, PscTestConfiguration.class)
                .profiles("downstream")
                .run(
                        "--server.port=" + PORT,
                        "--socle.public-url=" + HERE,
                        "--socle.psc.upstream.pro-sante-connect.issuer=" + BASE,
                        "--socle.psc.upstream.pro-sante-connect.discovery-uri=" + BASE
                                + "/.well-known/wallet-openid-configuration",
                        "--socle.psc.upstream.pro-sante-connect.authorization-uri=" + THERE + "/oauth2/authorize",
                        "--socle.psc.upstream.pro-sante-connect.client-id=downstream",
                        "--socle.psc.upstream.pro-sante-connect.client-secret=" + secret);
        here.getBean(RegisteredClientRepository.class).save(known.registration());
    }

    @AfterAll
    static void stop_the_client() {
        here.close();
    }

    /// Signs in over there and comes back with the answer.
    private String answerFor(String username, String authorization) {
        assertThat(authorization).startsWith(THERE + "/oauth2/authorize").contains("scope_all", "acr_values=eidas1");
        var browser = new Curl();
        var door = browser.get(authorization).location();
        var second = browser.submit(door, Map.of("username", username, "password", "secret"))
                .location();
        var asked = browser.get(BASE + "/api/sandbox/e-cps?username=" + username)
                .json()
                .get(0);
        browser.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        return browser.get(browser.submit(second, Map.of()).location()).location();
    }

    private String arrive(String username) {
        return curl.get(answerFor(
                        username, curl.get(DOOR + "/pro-sante-connect").location()))
                .location();
    }

    @Test
    void a_professional_signs_in_there_and_is_known_here() {
        assertThat(arrive("robert")).isEqualTo(HERE + "/pro");
        assertThat(curl.get(HERE + "/pro/whoami").body()).contains("Dr Anne Robert", "Cabinet Leclerc");
    }

    @Test
    void the_tokens_programs_get_here_are_ours() throws Exception {
        var authorization = HERE + "/oauth2/authorize?response_type=code&client_id=demo-lps-basic&state=s"
                + "&scope=openid%20scope_all&redirect_uri=" + Curl.encode(CALLBACK)
                + "&code_challenge_method=S256&code_challenge=" + Curl.sha256(Curl.VERIFIER);
        assertThat(curl.get(authorization).location()).isEqualTo(DOOR);
        var code = curl.get(arrive("robert")).parameter("code");
        var given = curl.post(
                HERE + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        Curl.VERIFIER),
                "Authorization",
                basic("demo-lps-basic"));
        for (var token : new String[] {"access_token", "id_token"}) {
            var claims = SignedJWT.parse(given.text(token)).getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(HERE);
        }
        assertThat(given.body()).doesNotContain(BASE);
    }

    @Test
    void a_test_person_is_refused_outside_the_sandbox() {
        assertThat(arrive("leclerc")).isEqualTo(DOOR);
        assertThat(curl.get(DOOR).body()).contains("Les personnes d’essai");
        assertThat(curl.get(HERE + "/pro/whoami").location()).isEqualTo(DOOR);
    }

    @Test
    void our_own_form_is_closed_while_the_provider_is_there() {
        assertThat(curl.get(DOOR).body())
                .contains("Se connecter avec Pro Santé Connect")
                .doesNotContain("type=\"password\"");
        var citizens = HERE + "/mon-espace-sante/connexion";
        assertThat(curl.get(citizens).body()).contains("type=\"password\"").doesNotContain("FranceConnect");
        var forced = curl.submit(citizens, DOOR, Map.of("username", "robert", "password", "secret"));
        assertThat(forced.location()).isEqualTo(DOOR);
        assertThat(curl.get(DOOR).body()).contains("chez le fournisseur");
    }

    @Test
    void the_issuer_counts_and_not_the_host_of_the_pages() {
        var answer = answerFor("robert", curl.get(DOOR + "/pro-sante-connect").location());
        assertThat(answer).contains("iss=" + Curl.encode(BASE));
        var mixedUp = answer.replace(Curl.encode(BASE), Curl.encode(THERE));
        assertThat(curl.get(mixedUp).location()).isEqualTo(DOOR);
        assertThat(curl.get(DOOR).body()).contains("n’a pas pu être vérifiée");
    }

    @Test
    void no_simulator_answers_outside_the_sandbox() {
        for (var path : new String[] {
            "/e-cps", "/e-cps/carte-vitale", "/simulateurs/franceconnect/api/v2/authorize", "/api/sandbox/e-cps"
        }) {
            assertThat(curl.get(HERE + path).status()).as(path).isIn(401, 404);
        }
        assertThat(curl.get(HERE + "/mon-espace-sante/connexion/franceconnect").location())
                .isEqualTo(HERE + "/mon-espace-sante/connexion");
    }
}
