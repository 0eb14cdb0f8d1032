package fr.socle.directory.fhir;

import static fr.socle.directory.fhir.NationalGuides.add;
import static fr.socle.directory.fhir.NationalGuides.examples;
import static fr.socle.directory.fhir.NationalGuides.faults;
import static fr.socle.directory.fhir.NationalGuides.sas;
import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/// What we answer to the SAS, and what its guide gives as examples, against its package.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@EnabledIf("fr.socle.directory.fhir.NationalGuides#areThere")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AppointmentProfilesTest {

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    private FhirCalls calls;

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
        calls = new FhirCalls(port, Map.of());
    }

    @Test
    void the_examples_of_the_guide_keep_to_it() throws IOException {
        assertThat(faults(examples(NationalGuides.SAS), sas())).isEmpty();
    }

    @Test
    void what_we_say_of_slots_diaries_and_places_keeps_to_the_guide() {
        var doctor = sandbox.cast().firstDoctor().nationalId();
        var period = "&start=ge2026-03-02T09:00:00.000+01:00&start=le2026-03-12T23:59:59.999+01:00";
        var answers = new TreeMap<String, String>();
        var slots =
                "Slot?_include=Slot:schedule&_include:iterate=Schedule:actor&status=free&schedule.actor:Practitioner.identifier=urn:oid:1.2.250.1.71.4.2.1%7C"
                        + doctor + period;
        var centre = jdbc.sql("select structure from directory.agenda where rpps is null limit 1")
                .query(String.class)
                .single();
        var centres =
                "Schedule?_revinclude=Slot:schedule&_include=Schedule:actor:Location&_include:iterate=Location:organization"
                        + period.replace("&start", "&_has:Slot:schedule:start")
                        + "&_has:Slot:schedule:status=free&actor:Location.organization.identifier=urn:oid:1.2.250.1.71.4.2.2%7C"
                        + centre;
        for (var query : List.of(slots, slots + "&_include=Slot:service-type-reference", centres)) {
            var found = calls.search(query);
            assertThat(found.getEntry()).as(query).isNotEmpty();
            answers.put(query, FhirCalls.CONTEXT.newJsonParser().encodeResourceToString(found));
            add(found, answers);
        }
        assertThat(faults(answers, sas())).isEmpty();
    }

    @Test
    void an_appointment_made_and_followed_keeps_to_its_profile() {
        var sent = new Appointment();
        sent.addIdentifier()
                .setSystem("urn:oid:1.2.250.1.999")
                .setValue(UUID.randomUUID().toString());
        sent.setStatus(AppointmentStatus.BOOKED)
                .setStart(java.util.Date.from(java.time.Instant.parse("2026-03-09T09:00:00Z")))
                .setEnd(java.util.Date.from(java.time.Instant.parse("2026-03-09T09:15:00Z")));
        sent.addParticipant()
                .setStatus(ParticipationStatus.ACCEPTED)
                .setActor(new Reference().setIdentifier(professional()));
        sent.addExtension(
                "http://interopsante.org/fhir/StructureDefinition/FrAppointmentOperator",
                new Reference().setIdentifier(professional()));
        var made = calls.post("Appointment", sent);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var found = (Appointment) calls.get("Appointment/" + made.id()).resource();
        assertThat(found.getMeta().getProfile())
                .extracting(it -> it.getValue())
                .containsExactly("http://sas.fr/fhir/StructureDefinition/FrAppointmentSAS");
        assertThat(faults(Map.of("Appointment", text(found)), sas())).isEmpty();
        sent.setId("Appointment/" + made.id());
        var done = calls.put("Appointment/" + made.id(), sent.setStatus(AppointmentStatus.FULFILLED));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(faults(Map.of("Appointment", done.body()), sas())).isEmpty();
    }

    @Test
    void the_account_of_a_regulator_keeps_to_its_profile_whatever_the_sender_left_out() {
        var sent = new Practitioner().setActive(true);
        sent.addIdentifier()
                .setSystem("urn:oid:1.2.250.1.213.3.6")
                .setValue(UUID.randomUUID().toString());
        sent.addName().setFamily("Ollagnier").addGiven("Marc");
        var made = calls.post("Practitioner", sent);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.resource().getMeta().getProfile())
                .extracting(it -> it.getValue())
                .containsExactly("https://interop.esante.gouv.fr/ig/fhir/sas/StructureDefinition/FrPractitionerRegul");
        assertThat(faults(Map.of("Practitioner", made.body()), sas())).isEmpty();
    }

    private Identifier professional() {
        var identifier = new Identifier()
                .setSystem("urn:oid:1.2.250.1.71.4.2.1")
                .setValue(sandbox.cast().firstDoctor().nationalId());
        identifier
                .getType()
                .addCoding()
                .setSystem("http://interopsante.org/fhir/CodeSystem/fr-v2-0203")
                .setCode("IDNPS");
        return identifier;
    }

    private static String text(Appointment it) {
        return FhirCalls.CONTEXT.newJsonParser().encodeResourceToString(it);
    }
}
