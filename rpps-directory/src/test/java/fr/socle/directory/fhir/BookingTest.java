package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.directory.SandboxDirectory;
import fr.socle.kernel.AccessJournal.Access;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingTest {

    private static final String CITIZEN = "citizen:6f1f7c6e-0000-4000-8000-000000000001";
    private static final String AUDIENCE =
            "https://mos.esante.gouv.fr/NOS/TRE_R314-TypeCreneau/FHIR/TRE-R314-TypeCreneau";

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JournalForTests journal;

    @Value("${local.server.port}")
    int port;

    private FhirCalls fhir;
    private FhirCalls hospital;

    @BeforeEach
    void a_hospital_keeps_a_diary() {
        sandbox.ensure(42);
        fhir = new FhirCalls(port, Map.of());
        hospital = fhir.as("software:" + sandbox.cast().hospital().finess());
    }

    @Test
    void a_slot_is_taken_by_one_however_many_ask_at_once() throws Exception {
        var slot = newSlot("PUBLIC");
        var statuses = atOnce(IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> fhir.as("software")
                        .post(
                                "Appointment",
                                appointment("urn:test", UUID.randomUUID().toString(), slot))
                        .status())
                .toList());
        assertThat(statuses).containsOnlyOnce(201).filteredOn(it -> it != 201).containsOnly(409);
        assertThat(((Slot) fhir.get("Slot/" + slot).resource()).getStatus()).isEqualTo(Slot.SlotStatus.BUSY);
    }

    @Test
    void a_citizen_books_what_is_open_to_the_public_and_nothing_else() {
        var mine = fhir.as(CITIZEN);
        journal.clear();
        var made = mine.post(
                "Appointment", appointment("urn:test", UUID.randomUUID().toString(), newSlot("PUBLIC")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(((Appointment) mine.get("Appointment/" + made.id()).resource()).getParticipant())
                .anySatisfy(it -> assertThat(it.getActor().getReference()).startsWith("Patient/"));
        assertThat(journal.kept()).extracting(Access::what).containsExactly("appointment");
        assertThat(mine.search("Appointment").getEntry()).isNotEmpty();
        var other = fhir.as("citizen:6f1f7c6e-0000-4000-8000-000000000002");
        assertThat(other.get("Appointment/" + made.id()).status()).isEqualTo(404);
        assertThat(mine.post(
                                "Appointment",
                                appointment("urn:test", UUID.randomUUID().toString(), newSlot("SNP")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_sas_sends_an_appointment_again_and_it_is_the_same_one() {
        var value = UUID.randomUUID().toString();
        var where = "Appointment?identifier=urn:oid:1.1.111%7C" + value;
        var sent = appointment("urn:oid:1.1.111", value, newSlot("SNP"));
        assertThat(fhir.put(where, sent).status()).isEqualTo(201);
        assertThat(fhir.put(where, sent.setStatus(AppointmentStatus.FULFILLED)).status())
                .isEqualTo(200);
        var found = (Appointment) fhir.search(where).getEntryFirstRep().getResource();
        assertThat(found.getStatus()).isEqualTo(AppointmentStatus.FULFILLED);
        assertThat(found.getMeta().getVersionId()).isEqualTo("2");
        assertThat(fhir.with("If-None-Exist", where.replace("%7C", "|"))
                        .post("Appointment", sent)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_cancelled_appointment_gives_its_slot_back() {
        var slot = newSlot("PUBLIC");
        var value = UUID.randomUUID().toString();
        var made = fhir.post("Appointment", appointment("urn:test", value, slot));
        var cancelled = appointment("urn:test", value, slot).setStatus(AppointmentStatus.CANCELLED);
        cancelled.setId(made.id());
        assertThat(fhir.with("If-Match", "W/\"9\"")
                        .put("Appointment/" + made.id(), cancelled)
                        .status())
                .isEqualTo(412);
        assertThat(fhir.with("If-Match", "W/\"1\"")
                        .put("Appointment/" + made.id(), cancelled)
                        .status())
                .isEqualTo(200);
        assertThat(fhir.post(
                                "Appointment",
                                appointment("urn:test", UUID.randomUUID().toString(), slot))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void only_those_who_keep_a_diary_write_in_it() {
        var schedule = schedule();
        var slot = slot(schedule, "PUBLIC");
        assertThat(fhir.as("software").post("Slot", slot).status()).isEqualTo(403);
        assertThat(fhir.as(CITIZEN).post("Slot", slot).status()).isEqualTo(403);
        assertThat(hospital.post("Slot", slot).status()).isEqualTo(201);
    }

    @Test
    void a_slot_is_kept_by_its_identifier() {
        var slot = slot(schedule(), "PUBLIC");
        slot.addIdentifier().setSystem("urn:diary").setValue("1");
        var first = hospital.put("Slot?identifier=urn:diary%7C1", slot);
        var again = hospital.put("Slot?identifier=urn:diary%7C1", slot);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(hospital.with("If-None-Exist", "Slot?identifier=urn:diary|1")
                        .post("Slot", slot)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unsound_slots_and_appointments_are_refused() {
        var schedule = schedule();
        assertThat(hospital.post("Slot", slot(schedule, "PUBLIC").setComment(null))
                        .status())
                .isEqualTo(422);
        assertThat(hospital.post("Slot", slot(schedule, "NOBODY")).status()).isEqualTo(422);
        var backwards = slot(schedule, "PUBLIC");
        backwards.setEnd(Date.from(backwards.getStart().toInstant().minusSeconds(60)));
        assertThat(hospital.post("Slot", backwards).status()).isEqualTo(422);
        assertThat(fhir.post("Appointment", new Appointment().setStatus(AppointmentStatus.BOOKED))
                        .status())
                .isEqualTo(422);
        var waitlist = appointment("urn:test", UUID.randomUUID().toString(), newSlot("PUBLIC"));
        assertThat(fhir.post("Appointment", waitlist.setStatus(AppointmentStatus.WAITLIST))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void the_account_of_a_regulator_is_created_then_modified() {
        var regulator = new Practitioner();
        regulator.addIdentifier().setSystem("urn:oid:1.2.250.1.213.3.6").setValue("R-1");
        regulator.setActive(true).addName().setFamily("Ollagnier").addGiven("Marc");
        assertThat(fhir.as(CITIZEN).post("Practitioner", regulator).status()).isEqualTo(403);
        assertThat(fhir.post("Practitioner", regulator).status()).isEqualTo(201);
        var where = "Practitioner?identifier=urn:oid:1.2.250.1.213.3.6%7CR-1";
        assertThat(fhir.put(where, regulator.setActive(false)).status()).isEqualTo(200);
        regulator.getName().clear();
        assertThat(fhir.put(where, regulator).status()).isEqualTo(422);
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(it -> it.resultNow()).toList();
        }
    }

    private String newSlot(String audience) {
        return hospital.post("Slot", slot(schedule(), audience)).id();
    }

    private String schedule() {
        var place = new Location().setName("Consultations");
        place.setId("lieu");
        place.getAddress().addLine("1 rue du Port").setCity("Vallon-sur-Lyse").setPostalCode("99100");
        place.setManagingOrganization(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem("urn:oid:1.2.250.1.71.4.2.2")
                        .setValue("1" + sandbox.cast().hospital().finess())));
        var schedule = new Schedule();
        schedule.addContained(place);
        schedule.addActor(new Reference("#lieu"));
        schedule.addIdentifier().setSystem("urn:diary").setValue("consultations");
        return hospital.put("Schedule?identifier=urn:diary%7Cconsultations", schedule)
                .id();
    }

    private static Slot slot(String schedule, String audience) {
        var slot = new Slot().setSchedule(new Reference("Schedule/" + schedule)).setStatus(Slot.SlotStatus.FREE);
        slot.getMeta().addSecurity(new Coding().setSystem(AUDIENCE).setCode(audience));
        var start = java.time.Instant.parse("2026-03-20T09:00:00Z");
        return slot.setStart(Date.from(start))
                .setEnd(Date.from(start.plusSeconds(900)))
                .setComment("https://agenda.example/rdv");
    }

    private static Appointment appointment(String system, String value, String slot) {
        var it = new Appointment().setStatus(AppointmentStatus.BOOKED);
        it.addIdentifier().setSystem(system).setValue(value);
        it.addSlot(new Reference("Slot/" + slot));
        return it;
    }
}
