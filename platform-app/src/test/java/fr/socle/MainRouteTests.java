package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.socle.PracticeSoftware.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// The main route, as practice software, a pharmacy's software and a citizen live it: from sign-in to a dispensed
/// prescription, and the list of who looked. Read the sentences in order.
@PlatformTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MainRouteTests {

    private static final String PRESCRIPTION_NUMBER = "urn:oid:1.2.250.1.215.500.1.1";
    private static final String CIS = "http://data.esante.gouv.fr/ansm/medicament/SpecialitePharmaceutique";

    private final PracticeSoftware software = PracticeSoftware.ofThisTest();
    private PracticeSoftware doctor = software;
    private PracticeSoftware pharmacy = software;
    private PracticeSoftware otherPharmacy = software;
    private PracticeSoftware citizen = software;

    private String matricule = "";
    private String oid = "";
    private String patient = "";
    private String number = "";
    private String firstLine = "";
    private String secondLine = "";

    @BeforeAll
    void everybody_signs_in_with_the_phone() throws Exception {
        doctor = software.signedInAs("docteur1");
        pharmacy = software.signedInAs("pharmacien1");
        otherPharmacy = software.signedInAs("pharmacien2");
        citizen = new CitizenApp(software).signedInAs("citoyen1");
        var ins = software.account("citoyen1").path("ins");
        matricule = ins.path("matricule").asString();
        oid = ins.path("oid").asString();
    }

    @Test
    @Order(1)
    void the_doctor_is_recognised_with_an_rpps_number_and_a_practice_situation() {
        var known = doctor.get("/userinfo").json();
        assertThat(known.path("SubjectNameID").asString())
                .isEqualTo("8" + software.account("docteur1").path("rpps").asString())
                .startsWith("899700");
        assertThat(known.at("/SubjectRefPro/exercices/0/codeProfession").asString())
                .isEqualTo("10");
        assertThat(known.at("/SubjectRefPro/exercices/0/activities")).isNotEmpty();
        assertThat(known.path("SubjectOrganization").asString()).isNotBlank();
    }

    @Test
    @Order(2)
    void the_doctor_finds_the_patient_by_the_ins() {
        var found = doctor.postForm("/fhir/Patient/_search", Map.of("identifier", "urn:oid:" + oid + "|" + matricule));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("entry")).hasSize(1);
        patient = found.json().at("/entry/0/resource/id").asString();
        assertThat(patient)
                .isEqualTo(software.account("citoyen1").path("patientId").asString());
    }

    @Test
    @Order(3)
    void the_doctor_finds_the_patient_by_traits_even_with_a_typing_error() {
        var person = doctor.get("/fhir/Patient/" + patient).json();
        var name = person.at("/name/0/family").asString();
        var typed = name.substring(0, name.length() - 1) + "X";
        var matched = doctor.postFhir("/Patient/$match", """
                {"resourceType": "Parameters", "parameter": [{"name": "resource", "resource": {
                    "resourceType": "Patient",
                    "name": [{"family": "%s", "given": ["%s"]}],
                    "gender": "%s", "birthDate": "%s"}}]}""".formatted(
                        typed,
                        person.at("/name/0/given/0").asString(),
                        person.path("gender").asString(),
                        person.path("birthDate").asString()));
        assertThat(matched.status()).isEqualTo(200);
        assertThat(matched.json().at("/entry/0/resource/id").asString()).isEqualTo(patient);
        assertThat(matched.json().at("/entry/0/search/score").asDouble()).isPositive();
    }

    @Test
    @Order(4)
    void the_doctor_prescribes_two_products_in_one_transaction() {
        var answer = doctor.postFhir("", prescriptionOf(patient, "60234100", "69118175"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var lines = answer.json().path("entry");
        assertThat(lines).hasSize(2);
        firstLine = lines.at("/0/resource/id").asString();
        secondLine = lines.at("/1/resource/id").asString();
        number = lines.at("/0/resource/groupIdentifier/value").asString();
        assertThat(lines.at("/0/resource/groupIdentifier/system").asString()).isEqualTo(PRESCRIPTION_NUMBER);
        assertThat(lines.at("/1/resource/groupIdentifier/value").asString()).isEqualTo(number);
        assertThat(number).hasSize(18);
    }

    @Test
    @Order(5)
    void the_prescription_prints_on_one_page_whose_code_reads_back() throws Exception {
        var printed = doctor.with("Accept", "application/pdf")
                .get("/fhir/MedicationRequest?group-identifier="
                        + PracticeSoftware.encode(PRESCRIPTION_NUMBER + "|" + number));
        assertThat(printed.header("Content-Type")).startsWith("application/pdf");
        try (var pdf = Loader.loadPDF(printed.bytes())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .containsIgnoringCase("doliprane")
                    .doesNotContain(matricule);
            var page = new PDFRenderer(pdf).renderImageWithDPI(0, 200);
            var code = new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page))));
            assertThat(code.getText()).contains(number).hasSizeLessThanOrEqualTo(120);
        }
    }

    @Test
    @Order(6)
    void the_prescription_reaches_the_record_of_the_patient() {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(documents(doctor))
                        .anySatisfy(document -> assertThat(
                                        document.at("/type/coding/0/code").asString())
                                .isEqualTo("57833-6")));
        var content = documents(doctor).iterator().next().at("/content/0/attachment");
        var url = content.path("url").asString();
        var stored =
                doctor.with("Accept", "application/pdf").get("/fhir/Binary/" + url.substring(url.lastIndexOf('/') + 1));
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.body()).startsWith("%PDF");
    }

    @Test
    @Order(7)
    void a_message_reaches_the_mailbox_of_the_patient() {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(
                                citizen.get("/fhir/Communication").json().path("entry"))
                        .isNotEmpty());
    }

    @Test
    @Order(8)
    void a_pharmacist_scans_the_code_and_holds_the_prescription() {
        var held = retrieve(pharmacy);
        assertThat(held.status()).as(held.body()).isEqualTo(200);
        assertThat(held.json().path("entry")).hasSize(2);
    }

    @Test
    @Order(9)
    void meanwhile_another_pharmacy_is_told_who_waits() {
        var refused = retrieve(otherPharmacy);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("prescription.leased");
    }

    @Test
    @Order(10)
    void the_pharmacist_dispenses_one_line_in_part_then_the_rest() {
        var part = dispense(pharmacy, firstLine, 1);
        assertThat(part.status()).as(part.body()).isEqualTo(200);
        assertThat(doctor.get("/fhir/MedicationRequest/" + firstLine)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("active");
        assertThat(dispense(pharmacy, firstLine, 1).status()).isEqualTo(200);
        assertThat(dispense(pharmacy, secondLine, 1).status()).isEqualTo(200);
        assertThat(doctor.get("/fhir/MedicationRequest/" + firstLine)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("completed");
    }

    @Test
    @Order(11)
    void nothing_more_can_be_dispensed_and_the_reason_is_said() {
        var more = dispense(pharmacy, firstLine, 1);
        assertThat(more.status()).isIn(409, 422);
        assertThat(more.code()).isEqualTo("prescription.already-dispensed");
    }

    @Test
    @Order(12)
    void the_citizen_reads_what_was_prescribed_and_dispensed() {
        var lines = citizen.get("/fhir/MedicationRequest?patient=" + patient).json();
        assertThat(lines.path("entry")).hasSizeGreaterThanOrEqualTo(2);
        var given = citizen.get("/fhir/MedicationDispense?patient=" + patient).json();
        assertThat(given.path("entry")).hasSizeGreaterThanOrEqualTo(3);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(documents(citizen)).hasSizeGreaterThanOrEqualTo(4));
    }

    private Iterable<JsonNode> documents(PracticeSoftware who) {
        var found = who.get("/fhir/DocumentReference?patient=" + patient + "&status=current");
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        return StreamSupport.stream(found.json().path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private Answer retrieve(PracticeSoftware who) {
        return who.postFhir("/MedicationRequest/$retrieve", """
                {"resourceType": "Parameters", "parameter": [{"name": "code", "valueString": "%s"}]}""".formatted(number));
    }

    private Answer dispense(PracticeSoftware who, String line, int packs) {
        return who.postFhir("/MedicationRequest/$dispense", """
                {"resourceType": "Parameters", "parameter": [
                    {"name": "code", "valueString": "%s"},
                    {"name": "line", "resource": {"resourceType": "MedicationDispense", "status": "completed",
                        "medicationCodeableConcept": {"text": "as prescribed"},
                        "authorizingPrescription": [{"reference": "MedicationRequest/%s"}],
                        "quantity": {"value": %d}}}]}""".formatted(number, line, packs));
    }

    static String prescriptionOf(String patient, String firstProduct, String secondProduct) {
        var group = UUID.randomUUID().toString();
        return """
                {"resourceType": "Bundle", "type": "transaction", "entry": [%s, %s]}""".formatted(line(patient, firstProduct, group, 2), line(patient, secondProduct, group, 1));
    }

    private static String line(String patient, String product, String group, int packs) {
        return """
                {"fullUrl": "urn:uuid:%s",
                 "request": {"method": "POST", "url": "MedicationRequest"},
                 "resource": {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
                    "groupIdentifier": {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:%s"},
                    "medicationCodeableConcept": {"coding": [{"system": "%s", "code": "%s"}]},
                    "subject": {"reference": "Patient/%s"},
                    "dosageInstruction": [{"text": "1 comprimé matin et soir pendant 5 jours"}],
                    "dispenseRequest": {"quantity": {"value": %d}}}}""".formatted(UUID.randomUUID(), group, CIS, product, patient, packs);
    }
}
