package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import fr.socle.kernel.PatientId;
import fr.socle.psc.Curl.Answer;
import fr.socle.psc.LaunchContexts.Opens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// SMART App Launch from practice software: the application learns which patient is open.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EhrLaunchTest extends HttpTest {

    private static final PatientId MARIE = PscTestConfiguration.MARIE;

    @Autowired
    LaunchContexts launches;

    private final StrictProgram doctor() {
        return new StrictProgram(BASE, client("demo-lps"), new Curl()).signedIn("leclerc");
    }

    private UUID session(StrictProgram doctor) throws Exception {
        var token = doctor.tokens(doctor.code(Map.of())).text("access_token");
        return UUID.fromString(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(CallerClaims.SESSION));
    }

    private static Answer authorize(Curl browser, String launch) {
        return browser.get(BASE + "/oauth2/authorize?response_type=code&client_id=demo-ehr&state=s&redirect_uri="
                + Curl.encode(CALLBACK) + "&scope=" + Curl.encode("openid fhirUser launch patient/*.rs")
                + "&practice_situation=cabinet&aud=" + Curl.encode(BASE + "/fhir") + "&launch=" + launch
                + "&code_challenge=" + Curl.sha256(Curl.VERIFIER) + "&code_challenge_method=S256");
    }

    private static Answer tokens(Curl browser, Answer back) {
        return browser.post(
                BASE + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "demo-ehr",
                        "code",
                        back.parameter("code"),
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        Curl.VERIFIER));
    }

    @Test
    void the_application_learns_the_patient_and_nobody_else_does() throws Exception {
        var doctor = doctor();
        var launch = launches.open(Opens.PROGRAM, session(doctor), MARIE, "cabinet");
        var tokens = tokens(doctor.curl, authorize(doctor.curl, launch));
        assertThat(tokens.text("patient")).isEqualTo(MARIE.toString());
        assertThat(tokens.json().get("need_patient_banner").asBoolean()).isTrue();
        var claims = SignedJWT.parse(tokens.text("access_token")).getJWTClaimsSet();
        assertThat(claims.getStringClaim("patient")).isEqualTo(MARIE.toString());
        assertThat(claims.getStringClaim("role")).isEqualTo("professional");
        var again = authorize(doctor.curl, launch);
        assertThat(again.parameter("error")).as("good once").isEqualTo("invalid_request");
    }

    @Test
    void a_launch_of_somebody_else_gives_nothing() throws Exception {
        var launch = launches.open(Opens.PROGRAM, session(doctor()), MARIE, "cabinet");
        var thief = new StrictProgram(BASE, client("demo-lps"), new Curl()).signedIn("durand");
        assertThat(tokens(thief.curl, authorize(thief.curl, launch)).text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void an_invented_launch_is_refused_before_any_code() {
        var doctor = doctor();
        var refused = authorize(doctor.curl, "invented");
        assertThat(refused.location()).startsWith(CALLBACK);
        assertThat(refused.parameter("error")).isEqualTo("invalid_request");
    }

    @Test
    void smart_configuration_says_so() {
        var said = new Curl()
                .get(BASE + "/fhir/.well-known/smart-configuration", "Accept", "text/html")
                .json();
        assertThat(said.get("capabilities").toString())
                .contains("launch-ehr", "launch-standalone", "context-ehr-patient", "client-confidential-asymmetric");
        assertThat(said.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(said.at("/socle_client_profiles/smart_backend/token_endpoint_auth_signing_algs")
                        .toString())
                .isEqualTo("[\"ES384\",\"RS384\"]");
    }
}
