package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
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

    @Test
    void a_reading_makes_or_qualifies_the_local_identity_of_the_structure_when_its_number_is_asked_for() {
        var pharmacist = sandbox.signedInAs("pharmacien1");
        var number = "V" + UUID.randomUUID().toString().substring(0, 8);
        var made = readInto(pharmacist, shown("CARE", "code"), number);
        assertThat(made.status()).isEqualTo(200);
        var local = made.json().path("local");
        assertThat(local.path("ipp").asString()).isEqualTo(number);
        assertThat(local.path("finess").asString())
                .isEqualTo(sandbox.account("pharmacien1").path("finess").asString());
        assertThat(local.path("status").asString()).isEqualTo("QUAL");
        assertThat(local.path("created").asBoolean()).isTrue();

        var again = readInto(pharmacist, shown("CARE", "code"), number).json().path("local");
        assertThat(again.path("id").asString()).isEqualTo(local.path("id").asString());
        assertThat(again.path("created").asBoolean()).isFalse();

        var unread = shown("CARE", "code");
        assertThat(readInto(pharmacist, unread, "no number").code()).isEqualTo("identity.malformed-local-number");
        var elsewhere = readInto(sandbox.signedInAs("docteur2"), unread, "");
        assertThat(elsewhere.code()).isEqualTo("identity.no-structure");
        assertThat(read(pharmacist, unread).json().has("local")).isFalse();
    }

    private PracticeSoftware.Answer readInto(PracticeSoftware by, String presentation, String ipp) {
        return by.postJson(READINGS, "{\"presentation\":\"" + presentation + "\",\"ipp\":\"" + ipp + "\"}");
    }
}
