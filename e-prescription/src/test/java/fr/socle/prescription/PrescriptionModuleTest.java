package fr.socle.prescription;

import static fr.socle.prescription.Cast.AMOXICILLIN;
import static fr.socle.prescription.Cast.CITIZEN;
import static fr.socle.prescription.Cast.DOLIPRANE;
import static fr.socle.prescription.Cast.DR_MOREL;
import static fr.socle.prescription.Cast.DR_VASSEUR;
import static fr.socle.prescription.Cast.MARIE;
import static fr.socle.prescription.Cast.NURSE;
import static fr.socle.prescription.Cast.OTHER_PHARMACIST;
import static fr.socle.prescription.Cast.PHARMACIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.directory.Practitioners;
import fr.socle.identity.Identities;
import fr.socle.identity.IdentitiesMerged;
import fr.socle.identity.IdentitiesUnmerged;
import fr.socle.identity.Readdressing;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest
@EnableScenarios
@ActiveProfiles("sandbox")
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrescriptionModuleTest {

    @MockitoBean
    Identities identities;

    @MockitoBean
    Practitioners practitioners;

    @Autowired
    SandboxMedications sample;

    @Autowired
    Prescribing prescribing;

    @Autowired
    Retrieving retrieving;

    @Autowired
    Dispensing dispensing;

    @Autowired
    Refusing refusing;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    ReadingPrescriptions reading;

    @Autowired
    JournalForTests journal;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void theCastIsKnown() {
        sample.ensure();
        given(identities.requireQualified(MARIE)).willReturn(Cast.marie());
        given(identities.require(MARIE)).willReturn(Cast.marie());
        given(practitioners.byRpps(any())).willReturn(Optional.empty());
        journal.clear();
    }

    @Test
    void prescribing_announces_the_prescription(Scenario scenario) {
        scenario.stimulate(() -> prescribing.prescribe(DR_VASSEUR, MARIE, Cast.twoLines(), null))
                .andWaitForEventOfType(PrescriptionIssued.class)
                .matchingMappedValue(PrescriptionIssued::patient, MARIE)
                .toArrive();
    }

    @Test
    void a_prescription_follows_its_patient_into_a_merge_and_back(Scenario scenario) {
        var prescription = prescribe();
        var survivor = PatientId.next();
        given(identities.readdressing(MARIE)).willReturn(new Readdressing(survivor, List.of(MARIE)));
        scenario.publish(new IdentitiesMerged(UUID.randomUUID(), survivor, MARIE, Actor.PLATFORM, Instant.EPOCH))
                .andWaitForStateChange(() -> prescriptions.of(survivor), it -> !it.isEmpty())
                .andVerify(it -> assertThat(it).extracting(PrescriptionView::id).contains(prescription.id()));
        given(identities.readdressing(MARIE)).willReturn(new Readdressing(MARIE, List.of(MARIE)));
        scenario.publish(new IdentitiesUnmerged(UUID.randomUUID(), survivor, MARIE, Actor.PLATFORM, Instant.EPOCH))
                .andWaitForStateChange(() -> prescriptions.of(survivor), List::isEmpty)
                .andVerify(_ -> assertThat(prescriptions.of(MARIE)).isNotEmpty());
    }

    @Test
    void dispensing_announces_what_was_handed_over(Scenario scenario) {
        var prescription = prescribe();
        retrieving.retrieve(PHARMACIST, prescription.number());
        scenario.stimulate(() -> dispensing.dispenseAll(PHARMACIST, prescription.number()))
                .andWaitForEventOfType(PrescriptionDispensed.class)
                .matchingMappedValue(PrescriptionDispensed::prescription, prescription.id())
                .toArrive();
    }

    @Test
    void what_was_prescribed_is_read_back_as_written() {
        var prescription = prescribe();
        assertThat(prescriptions.require(prescription.id())).isEqualTo(prescription);
        assertThat(prescription.lines())
                .extracting(it -> it.medication().name())
                .containsExactly("DOLIPRANE 1000 mg, comprimé", "AMOXICILLINE BIOGARAN 500 mg, gélule");
        assertThat(prescription.code()).startsWith("http://localhost:8080/o/" + prescription.number() + "?k=");
        assertThat(prescription.validUntil()).isEqualTo(prescription.writtenOn().plusMonths(3));
        assertThat(prescriptions.of(MARIE)).contains(prescription);
    }

    @Test
    void a_refused_line_leaves_nothing_of_the_prescription() {
        var before = count();
        var lines = List.of(DraftLine.of(DOLIPRANE, 1, "1 par jour"), DraftLine.of("60000000", 1, "1 par jour"));
        refuses(() -> prescribing.prescribe(DR_VASSEUR, MARIE, lines, null), "prescription.unknown-product");
        assertThat(count()).isEqualTo(before);
        assertThat(journal.kept()).isEmpty();
    }

    @Test
    void only_doctors_dentists_and_midwives_who_practise_somewhere_prescribe() {
        refuses(() -> prescribing.prescribe(NURSE, MARIE, Cast.twoLines(), null), "prescription.not-entitled");
        refuses(() -> prescribing.prescribe(CITIZEN, MARIE, Cast.twoLines(), null), "prescription.not-entitled");
        var nowhere = Cast.professional("9970000009", "Dr Sans Cabinet", "10", null);
        refuses(
                () -> prescribing.prescribe(nowhere, MARIE, Cast.twoLines(), null),
                "prescription.no-practice-situation");
    }

    @Test
    void a_prescription_says_what_how_much_and_how() {
        refuses(() -> prescribe(List.of()), "prescription.no-line");
        refuses(() -> prescribe(List.of(DraftLine.of(DOLIPRANE, 1, " "))), "prescription.incomplete");
        refuses(() -> prescribe(List.of(DraftLine.of(DOLIPRANE, 0, "1 par jour"))), "prescription.wrong-quantity");
        refuses(
                () -> prescribe(List.of(DraftLine.of(Cast.NOT_MARKETED, 1, "1 par jour"))),
                "prescription.not-marketed");
        refuses(
                () -> prescribe(java.util.Collections.nCopies(21, DraftLine.of(DOLIPRANE, 1, "1 par jour"))),
                "prescription.too-many-lines");
        refuses(
                () -> prescribe(List.of(
                        new DraftLine(AMOXICILLIN, "3400935955838", Quantity.packs(1), Dosage.of("1 par jour"), null))),
                "prescription.other-products-pack");
    }

    @Test
    void of_two_pharmacies_at_once_exactly_one_gets_the_prescription() throws Exception {
        for (var round = 0; round < 5; round++) {
            var number = prescribe().number();
            var outcomes = atOnce(
                    () -> retrieving.retrieve(PHARMACIST, number).number(),
                    () -> retrieving.retrieve(OTHER_PHARMACIST, number).number());
            assertThat(outcomes).containsExactlyInAnyOrder(number, "prescription.leased");
        }
    }

    @Test
    void however_many_try_at_once_no_more_is_dispensed_than_prescribed() throws Exception {
        var prescription = prescribe();
        retrieving.retrieve(PHARMACIST, prescription.number());
        var line = prescription.lines().getLast();
        Callable<String> onePack = () -> {
            dispensing.dispense(PHARMACIST, List.of(new Portion(line.id(), Quantity.packs(1), null)));
            return "dispensed";
        };
        var outcomes = atOnce(onePack, onePack, onePack, onePack, onePack, onePack);
        assertThat(outcomes).filteredOn("dispensed"::equals).hasSize(3);
        assertThat(prescriptions.require(prescription.id()).lines().getLast().dispensed())
                .isEqualTo(Quantity.packs(3));
    }

    @Test
    void a_lease_lasts_half_an_hour() {
        var number = prescribe().number();
        retrieving.retrieve(PHARMACIST, number);
        clock.advance(Duration.ofMinutes(29));
        refuses(() -> retrieving.retrieve(OTHER_PHARMACIST, number), "prescription.leased");
        clock.advance(Duration.ofMinutes(1));
        retrieving.retrieve(OTHER_PHARMACIST, number);
        refuses(() -> dispensing.dispenseAll(PHARMACIST, number), "prescription.leased");
    }

    @Test
    void the_whole_text_of_the_code_opens_and_a_forged_key_does_not() {
        var prescription = prescribe();
        retrieving.retrieve(PHARMACIST, prescription.code());
        var forged = prescription.code().substring(0, prescription.code().length() - 22) + "A".repeat(22);
        refuses(() -> retrieving.retrieve(PHARMACIST, forged), "prescription.unknown");
        refuses(() -> retrieving.retrieve(PHARMACIST, "01S2TB"), "prescription.unreadable-code");
        refuses(
                () -> retrieving.retrieve(
                        PHARMACIST, new RandomPrescriptionNumbers().next().value()),
                "prescription.unknown");
    }

    @Test
    void only_a_pharmacist_in_a_pharmacy_retrieves() {
        var number = prescribe().number();
        refuses(() -> retrieving.retrieve(NURSE, number), "prescription.not-entitled");
        refuses(() -> retrieving.retrieve(CITIZEN, number), "prescription.not-entitled");
        var nowhere = Cast.professional("9970000008", "Pharmacien sans officine", "21", null);
        refuses(() -> retrieving.retrieve(nowhere, number), "prescription.no-pharmacy");
    }

    @Test
    void only_its_prescriber_cancels_a_prescription_and_says_why() {
        var number = prescribe().number();
        refuses(() -> cancelling.cancel(DR_MOREL, number, "Erreur"), "prescription.not-entitled");
        refuses(() -> cancelling.cancel(DR_VASSEUR, number, " "), "prescription.no-reason");
        var cancelled = cancelling.cancel(DR_VASSEUR, number, "Erreur de patient");
        assertThat(cancelled.status()).isEqualTo(PrescriptionView.Status.CANCELLED);
        refuses(() -> cancelling.cancel(DR_VASSEUR, number, "Encore"), "prescription.already-cancelled");
    }

    @Test
    void each_reads_what_is_theirs_and_nothing_else() {
        var prescription = prescribe();
        assertThat(seenBy(DR_VASSEUR, prescription)).isEqualTo(2);
        assertThat(seenBy(CITIZEN, prescription)).isEqualTo(2);
        assertThat(seenBy(DR_MOREL, prescription)).isZero();
        assertThat(seenBy(PHARMACIST, prescription)).isZero();
        refuses(() -> seenBy(NURSE, prescription), "prescription.not-entitled");

        retrieving.retrieve(PHARMACIST, prescription.number());
        assertThat(seenBy(PHARMACIST, prescription)).isEqualTo(2);
        assertThat(seenBy(OTHER_PHARMACIST, prescription)).isZero();
        dispensing.dispenseAll(PHARMACIST, prescription.number());
        clock.advance(Duration.ofHours(1));
        assertThat(seenBy(PHARMACIST, prescription)).isEqualTo(2);
    }

    @Test
    void every_access_leaves_a_trace() {
        var prescription = prescribe();
        retrieving.retrieve(PHARMACIST, prescription.number());
        refusing.refuse(PHARMACIST, prescription.lines().getFirst().id(), "Allergie");
        dispensing.dispenseAll(PHARMACIST, prescription.number());
        seenBy(CITIZEN, prescription);
        assertThat(journal.kept())
                .extracting(it -> it.action() + " " + it.what())
                .containsExactly(
                        "CREATED prescription",
                        "READ prescription",
                        "REFUSED prescription",
                        "DISPENSED dispensing",
                        "READ prescription");
    }

    @Test
    void a_dispensing_is_read_back_by_itself() {
        var prescription = prescribe();
        retrieving.retrieve(PHARMACIST, prescription.number());
        var done = dispensing.dispenseAll(PHARMACIST, prescription.number());
        assertThat(prescriptions.dispensing(done.dispensing().id())).isEqualTo(done.dispensing());
    }

    @Test
    void pages_of_lines_follow_each_other() {
        prescribe();
        prescribe();
        var ids = new ArrayList<LineId>();
        String next = null;
        do {
            var page = reading.lines(CITIZEN, LineQuery.ofPatient(MARIE), next, 3);
            page.found().forEach(it -> ids.add(it.line().id()));
            next = page.next();
        } while (next != null);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat((long) ids.size()).isEqualTo(reading.countLines(CITIZEN, LineQuery.ofPatient(MARIE)));
    }

    private PrescriptionView prescribe() {
        return prescribe(Cast.twoLines());
    }

    private PrescriptionView prescribe(List<DraftLine> lines) {
        return prescribing.prescribe(DR_VASSEUR, MARIE, lines, null);
    }

    private int seenBy(Caller who, PrescriptionView prescription) {
        return reading.lines(who, LineQuery.ofNumber(prescription.number()), null, 20)
                .found()
                .size();
    }

    private long count() {
        return jdbc.sql("select count(*) from prescription.prescription")
                .query(Long.class)
                .single();
    }

    /// What each answered, or the code it was refused with.
    @SafeVarargs
    private static List<String> atOnce(Callable<String>... actions) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = java.util.Arrays.stream(actions)
                    .map(action -> threads.submit(() -> {
                        start.await();
                        try {
                            return action.call();
                        } catch (Refused refused) {
                            return refused.refusal().terms().code();
                        }
                    }))
                    .toList();
            start.countDown();
            var outcomes = new ArrayList<String>();
            for (var each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }

    private static void refuses(ThrowingCallable action, String code) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(action)
                .satisfies(it -> assertThat(it.refusal().terms().code()).isEqualTo(code));
    }
}
