package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@PlatformTest
class VitaleReadingTests {

    private static final String READINGS = "/api/carte-vitale/lectures";
    private final PracticeSoftware sandbox = PracticeSoftware.ofThisTest();

    private String shown(String purpose, String form) {
        return sandbox.postForm("/api/sandbox/carte-vitale", Map.of("username", "citoyen2", "purpose", purpose))
                .json()
                .path(form)
                .asString();
    }

    private PracticeSoftware.Answer read(PracticeSoftware by, String presentation) {
        return by.postJson(READINGS, "{\"presentation\":\"" + presentation + "\"}");
    }

    @Test
    void a_presentation_yields_the_qualified_identity_once_and_leaves_a_trace() {
        var doctor = sandbox.signedInAs("docteur2");
        var statement = shown("CARE", "statement");
        var identity = read(doctor, statement);
        assertThat(identity.status()).isEqualTo(200);
        var expected = sandbox.account("citoyen2").path("ins");
        assertThat(identity.json().path("ins").path("matricule").asString())
                .isEqualTo(expected.path("matricule").asString());
        assertThat(identity.json().path("status").asString()).isEqualTo("QUAL");
        assertThat(identity.json().path("proof").asString()).isEqualTo("AV");

        var again = read(doctor, statement);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).contains("auth.presentation-refused").doesNotContain("matricule");
    }

    @Test
    void a_code_meant_for_signing_in_is_read_by_nobody_else() {
        assertThat(read(sandbox.signedInAs("docteur2"), shown("SIGN_IN", "code"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void only_those_who_care_for_people_may_read() {
        var code = shown("CARE", "code");
        assertThat(read(sandbox, code).status()).isEqualTo(401);
        assertThat(read(sandbox.asAdministrator(), code).status()).isEqualTo(403);
        assertThat(read(sandbox.signedInAs("docteur1"), code).status()).isEqualTo(200);
    }
}
