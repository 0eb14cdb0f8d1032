package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.PracticeSoftware.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Codes explained and mailboxes published, through the doors of the whole program.
@PlatformTest
@TestInstance(Lifecycle.PER_CLASS)
class DirectoryOperationsTests {

    private static final String PROFESSIONS =
            "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";
    private static final String RPPS = "https://rpps.esante.gouv.fr";
    private static final String DOMAINS = "socle.directory.mailbox-operators.demo-backend";
    private static final String ADDRESS = "claire.vasseur@essai.mssante.test";

    private final PracticeSoftware software = PracticeSoftware.ofThisTest();
    private PracticeSoftware doctor = software;
    private PracticeSoftware operator = software;
    private String rpps = "";

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void a_doctor_and_an_operator_sign_in() {
        doctor = software.signedInAs("docteur1");
        rpps = software.account("docteur1").path("rpps").asString();
        System.setProperty(DOMAINS, "essai.mssante.test");
        operator = BackendProgram.of(software, "system/*.cruds");
    }

    @AfterAll
    static void nobody_is_an_operator() {
        System.clearProperty(DOMAINS);
    }

    @AfterEach
    void nothing_is_left() {
        jdbc.sql("delete from directory.mailbox where address = :address")
                .param("address", ADDRESS)
                .update();
    }

    @Test
    void a_code_is_looked_up_and_checked() {
        var found = doctor.get("/fhir/CodeSystem/$lookup?system=" + PROFESSIONS + "&code=10");
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(value(found.json(), "display").asString()).isEqualTo("Médecin");
        var right = doctor.get("/fhir/CodeSystem/$validate-code?url=" + PROFESSIONS + "&code=60");
        assertThat(value(right.json(), "result").asBoolean()).isTrue();
        var wrong = doctor.get("/fhir/CodeSystem/$validate-code?url=" + PROFESSIONS + "&code=zz");
        assertThat(value(wrong.json(), "result").asBoolean()).isFalse();
        assertThat(doctor.get("/fhir/CodeSystem/$lookup?system=" + PROFESSIONS + "&code=zz")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_code_system_is_expanded_and_narrowed() {
        var all = doctor.get("/fhir/ValueSet/$expand?url=" + PROFESSIONS);
        assertThat(all.status()).as(all.body()).isEqualTo(200);
        assertThat(all.json().at("/expansion/contains").size()).isGreaterThan(10);
        var some = doctor.get("/fhir/ValueSet/$expand?url=" + PROFESSIONS + "&filter=sage");
        assertThat(some.json().at("/expansion/contains").size()).isEqualTo(1);
        var known =
                doctor.get("/fhir/ValueSet/$validate-code?url=" + PROFESSIONS + "&system=" + PROFESSIONS + "&code=50");
        assertThat(value(known.json(), "result").asBoolean()).isTrue();
    }

    @Test
    void a_code_without_a_map_is_not_translated() {
        var answer = doctor.get("/fhir/ConceptMap/$translate?system=" + PROFESSIONS + "&code=10");
        assertThat(answer.status()).isIn(200, 404);
        if (answer.status() == 200) {
            assertThat(value(answer.json(), "result").asBoolean()).isFalse();
        } else {
            assertThat(answer.code()).isEqualTo("directory.unknown-code");
        }
    }

    @Test
    void a_mailbox_is_published_by_number_hidden_and_withdrawn() {
        var who = "/fhir/Practitioner?identifier=" + RPPS + "%7C" + rpps;
        var itself = "/fhir/Practitioner/"
                + doctor.get(who).json().at("/entry/0/resource/id").asString();
        var before = doctor.get(itself).header("ETag");
        var published = patch(who, """
                {"name": "type", "valueCode": "insert"}, {"name": "path", "valueString": "Practitioner.telecom"},
                {"name": "index", "valueInteger": 0},
                {"name": "value", "valueContactPoint": {"system": "email", "value": "%s"}}""".formatted(ADDRESS));
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(found()).isEqualTo(1);
        assertThat(doctor.get(itself).header("ETag")).isNotEmpty().isNotEqualTo(before);

        var hidden = patch(who, """
                {"name": "type", "valueCode": "replace"},
                {"name": "path", "valueString": "Practitioner.telecom.where(value = '%s').extension('https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata').extension('listeRouge').value"},
                {"name": "value", "valueBoolean": true}""".formatted(ADDRESS));
        assertThat(hidden.status()).as(hidden.body()).isEqualTo(200);
        assertThat(found()).isZero();
        assertThat(doctor.get(who).body()).doesNotContain(ADDRESS);

        var withdrawn = patch(who, """
                {"name": "type", "valueCode": "delete"},
                {"name": "path", "valueString": "Practitioner.telecom.where(value = '%s')"}""".formatted(ADDRESS));
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from directory.mailbox where address = :address")
                        .param("address", ADDRESS)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_patch_by_query_needs_one_resource_and_an_operator() {
        var insert = """
                {"name": "type", "valueCode": "insert"}, {"name": "path", "valueString": "Practitioner.telecom"},
                {"name": "value", "valueContactPoint": {"system": "email", "value": "%s"}}""".formatted(ADDRESS);
        assertThat(patch("/fhir/Practitioner?active=true", insert).code()).isEqualTo("directory.several-match");
        assertThat(patch("/fhir/Practitioner?identifier=10000000000", insert).status())
                .isEqualTo(404);
        assertThat(patch("/fhir/Practitioner?shoe-size=42", insert).code()).isEqualTo("fhir.unknown-parameter");
        var ofAnother = insert.replace("essai.mssante.test", "autre.mssante.test");
        assertThat(patch("/fhir/Practitioner?identifier=" + rpps, ofAnother).code())
                .isEqualTo("directory.foreign-domain");
        assertThat(doctor.patchFhir("/Practitioner?identifier=" + rpps, body(insert))
                        .code())
                .isEqualTo("directory.foreign-domain");
        assertThat(found()).isZero();
    }

    private int found() {
        return doctor.get("/fhir/Practitioner?mailbox-mss=" + ADDRESS + "&_summary=count")
                .json()
                .path("total")
                .asInt();
    }

    private Answer patch(String path, String parts) {
        return operator.patchFhir(path.substring("/fhir".length()), body(parts));
    }

    private static String body(String parts) {
        return "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"operation\", \"part\": [" + parts
                + "]}]}";
    }

    private static JsonNode value(JsonNode parameters, String name) {
        for (var parameter : parameters.path("parameter")) {
            if (parameter.path("name").asString().equals(name)) {
                for (var property : parameter.properties()) {
                    if (property.getKey().startsWith("value")) {
                        return property.getValue();
                    }
                }
            }
        }
        throw new AssertionError("No " + name + " in " + parameters);
    }
}
