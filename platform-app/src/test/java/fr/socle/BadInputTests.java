package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.socle.PracticeSoftware.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/// What a caller does wrong has its own code, and leaves nothing behind.
@PlatformTest
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTests {

    private static final String TEST_AUTHORITY = "urn:oid:1.2.250.1.213.1.4.10";
    private static final String DOLIPRANE = "60234100";
    private static final String AMOXICILLIN = "69118175";

    private final PracticeSoftware software = PracticeSoftware.ofThisTest();
    private PracticeSoftware doctor = software;
    private PracticeSoftware admin = software;
    private String patient = "";

    @BeforeAll
    void a_doctor_and_an_administrator_sign_in() {
        doctor = software.signedInAs("docteur1");
        admin = software.asAdministrator();
        patient = software.account("citoyen1").path("patientId").asString();
    }

    @Test
    void an_unknown_ins_finds_nobody() {
        var answer = search("299999999999945");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("entry")).isEmpty();
    }

    @Test
    void an_ins_with_a_wrong_key_is_refused_without_being_repeated() {
        var answer = search("299999999999901");
        assertRefused(answer, 400, "identity.wrong-key");
        assertThat(answer.body()).doesNotContain("299999999999901");
    }

    @Test
    void a_prescription_for_a_person_whose_identity_is_not_qualified_is_refused() {
        var unqualified = doctor.get("/fhir/Patient?identity-status=PROV&family=bellanger&birthdate=1979-09-30");
        var someone = unqualified.json().at("/entry/0/resource/id").asString();
        assertThat(someone).as(unqualified.body()).isNotBlank();
        assertRefused(prescribe(someone, DOLIPRANE, AMOXICILLIN), 422, "identity.not-qualified");
    }

    @Test
    void a_prescription_for_nobody_is_refused() {
        assertRefused(
                prescribe("019a0000-0000-7000-8000-000000000000", DOLIPRANE, AMOXICILLIN), 404, "identity.unknown");
    }

    @Test
    void an_unknown_product_is_refused_and_the_other_line_is_not_written() {
        var before = lines();
        assertRefused(prescribe(patient, DOLIPRANE, "99999999"), 422, "prescription.unknown-product");
        assertThat(lines()).isEqualTo(before);
    }

    @Test
    void a_malformed_bundle_is_refused() {
        assertRefused(doctor.postFhir("", "{\"resourceType\": \"Bundle\", \"type\": "), 400, "fhir.unreadable");
        assertRefused(
                doctor.postFhir("", "{\"resourceType\": \"Bundle\", \"type\": \"batch\"}"),
                400,
                "fhir.not-a-transaction");
        assertRefused(doctor.postFhir("", """
                        {"resourceType": "Bundle", "type": "transaction", "entry": [
                            {"resource": {"resourceType": "Observation", "status": "final", "code": {"text": "x"}},
                             "request": {"method": "POST", "url": "Observation"}}]}"""), 422, "fhir.unknown-transaction");
    }

    @Test
    void an_unknown_search_parameter_is_named() {
        var answer = doctor.get("/fhir/Patient?shoe-size=42");
        assertRefused(answer, 400, "fhir.unknown-parameter");
        assertThat(answer.body()).contains("shoe-size");
    }

    @Test
    void no_token_a_foreign_token_and_a_broken_token_are_told_apart_from_nothing() {
        assertRefused(software.get("/fhir/Patient?identifier=x"), 401, "auth.missing-token");
        var foreign = "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJodHRwczovL2Vsc2V3aGVyZSJ9.AAAA";
        assertRefused(
                software.with("Authorization", "Bearer " + foreign).get("/fhir/Patient?identifier=x"),
                401,
                "auth.invalid-token");
        assertRefused(
                software.with("Authorization", "Bearer nonsense").get("/api/admin/imports"), 401, "auth.invalid-token");
    }

    @Test
    void a_pharmacist_does_not_prescribe_and_a_doctor_does_not_dispense() {
        var pharmacist = software.signedInAs("pharmacien1");
        assertRefused(
                pharmacist.postFhir("", MainRouteTests.prescriptionOf(patient, DOLIPRANE, AMOXICILLIN)),
                403,
                "prescription.not-entitled");
        assertThat(doctor.postFhir("/MedicationRequest/$retrieve", """
                {"resourceType": "Parameters", "parameter": [{"name": "code", "valueString": "x"}]}""").status())
                .isIn(403, 422, 400);
    }

    @Test
    void a_stranger_does_not_open_a_record_and_the_attempt_is_seen_by_the_citizen() {
        var stranger = software.signedInAs("docteur2");
        assertRefused(stranger.get("/fhir/DocumentReference?patient=" + patient), 403, "record.not-in-care-team");
    }

    @Test
    void the_same_write_twice_is_done_once() {
        var body = MainRouteTests.prescriptionOf(patient, DOLIPRANE, AMOXICILLIN);
        var once = doctor.with("Idempotency-Key", "the-same-write-twice");
        var first = once.postFhir("", body);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        var second = once.postFhir("", body);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertRefused(
                once.postFhir("", MainRouteTests.prescriptionOf(patient, DOLIPRANE, AMOXICILLIN)),
                422,
                "request.idempotency-key-reused");
    }

    @Test
    void a_truncated_file_is_refused_and_nothing_of_it_is_taken() {
        var text = """
                finess;etalab;99;2026-01-01
                structureet;010000024;010780054;CH DE FLEYRIAT;""";
        var job = imported("finess", text);
        assertThat(job.path("state").asString()).isEqualTo("refused");
        assertThat(job.path("rowsAccepted").asLong()).isZero();
        assertThat(job.at("/problems/0/code").asString()).startsWith("import.");
    }

    @Test
    void a_file_with_a_wrong_header_is_refused() {
        var job = imported("finess", "name,address\nsomething,else\n");
        assertThat(job.path("state").asString()).isEqualTo("refused");
        assertThat(job.at("/problems/0/code").asString()).isEqualTo("import.wrong-header");
    }

    @Test
    void an_import_from_an_unknown_source_is_refused() {
        assertRefused(
                admin.upload("/api/admin/imports", "tea-leaves", "x.txt", new byte[] {1}),
                400,
                "import.unknown-source");
        assertRefused(doctor.get("/api/admin/imports"), 403, "auth.insufficient-scope");
    }

    private JsonNode imported(String source, String text) {
        var begun = admin.upload("/api/admin/imports", source, source + ".csv", text.getBytes(StandardCharsets.UTF_8));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var location = begun.header("Location");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !admin.get(location).json().path("state").asString().equals("running"));
        return admin.get(location).json();
    }

    private Answer search(String matricule) {
        return doctor.postForm("/fhir/Patient/_search", Map.of("identifier", TEST_AUTHORITY + "|" + matricule));
    }

    private Answer prescribe(String person, String first, String second) {
        return doctor.postFhir("", MainRouteTests.prescriptionOf(person, first, second));
    }

    private int lines() {
        return doctor.get("/fhir/MedicationRequest?patient=" + patient + "&_count=200")
                .json()
                .path("entry")
                .size();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
