package fr.socle.prescription;

import static fr.socle.prescription.Cast.MARIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.kernel.Actor;
import fr.socle.kernel.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrescriptionTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Pharmacist FIRST = Counter.pharmacist(Cast.PHARMACIST);
    private static final Pharmacist SECOND = Counter.pharmacist(Cast.OTHER_PHARMACIST);

    private final Line threePacks = line(1, 3);
    private final Line onePack = line(2, 1);
    private final Prescription prescription = prescription(threePacks, onePack);

    @Test
    void one_pharmacy_at_a_time_holds_a_prescription() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        refuses(
                () -> prescription.lease(SECOND, NOON.plusSeconds(60), HALF_AN_HOUR),
                new PrescriptionRefusal.Leased(NOON.plus(HALF_AN_HOUR)));
    }

    @Test
    void the_pharmacy_that_holds_it_may_come_back_and_holds_it_longer() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.lease(FIRST, NOON.plusSeconds(600), HALF_AN_HOUR);
        assertThat(prescription.view().lease())
                .isEqualTo(new Lease(FIRST.pharmacy(), NOON.plusSeconds(600).plus(HALF_AN_HOUR)));
    }

    @Test
    void a_lease_ends_by_itself() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        var later = NOON.plus(HALF_AN_HOUR);
        refuses(() -> prescription.dispenseAll(FIRST, later), new PrescriptionRefusal.NotLeased());
        prescription.lease(SECOND, later, HALF_AN_HOUR);
        prescription.dispenseAll(SECOND, later);
    }

    @Test
    void a_released_prescription_is_free_for_another_pharmacy() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.release(FIRST, NOON);
        prescription.lease(SECOND, NOON, HALF_AN_HOUR);
        assertThat(prescription.view().lease()).isNotNull();
    }

    @Test
    void nobody_dispenses_without_holding_the_prescription() {
        refuses(() -> prescription.dispenseAll(FIRST, NOON), new PrescriptionRefusal.NotLeased());
        prescription.lease(SECOND, NOON, HALF_AN_HOUR);
        refuses(() -> prescription.dispenseAll(FIRST, NOON), new PrescriptionRefusal.Leased(NOON.plus(HALF_AN_HOUR)));
    }

    @Test
    void a_line_is_dispensed_in_part_and_then_the_rest() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.dispense(FIRST, List.of(packs(threePacks, 1)), NOON);
        var line = prescription.view().lines().getFirst();
        assertThat(line.state()).isEqualTo(new LineState.PartlyDispensed(NOON));
        assertThat(line.remaining()).isEqualTo(Quantity.packs(2));

        prescription.dispense(FIRST, List.of(new Portion(threePacks.id(), null, null)), NOON);
        assertThat(prescription.view().lines().getFirst().state()).isEqualTo(new LineState.Dispensed(NOON));
        assertThat(prescription.view().status()).isEqualTo(PrescriptionView.Status.PARTLY_DISPENSED);
    }

    @Test
    void never_more_than_prescribed() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.dispense(FIRST, List.of(packs(threePacks, 2)), NOON);
        refuses(
                () -> prescription.dispense(FIRST, List.of(packs(threePacks, 2)), NOON),
                new PrescriptionRefusal.QuantityExceeded(Quantity.packs(1)));
    }

    @Test
    void naming_a_line_twice_does_not_give_it_twice() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        refuses(
                () -> prescription.dispense(FIRST, List.of(packs(threePacks, 2), packs(threePacks, 2)), NOON),
                new PrescriptionRefusal.QuantityExceeded(Quantity.packs(1)));
    }

    @Test
    void tablets_are_not_counted_as_packs() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        var tablets = new Portion(onePack.id(), new Quantity(BigDecimal.ONE, "comprimé"), null);
        refuses(
                () -> prescription.dispense(FIRST, List.of(tablets), NOON),
                new PrescriptionRefusal.OtherUnit(Quantity.PACK));
    }

    @Test
    void once_everything_is_dispensed_nothing_more_is_and_the_reason_is_stated() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.dispenseAll(FIRST, NOON);
        assertThat(prescription.view().status()).isEqualTo(PrescriptionView.Status.DISPENSED);
        assertThat(prescription.view().lease()).isNull();
        refuses(() -> prescription.dispenseAll(SECOND, NOON), new PrescriptionRefusal.AlreadyDispensed(NOON));
        refuses(
                () -> prescription.dispense(FIRST, List.of(packs(onePack, 1)), NOON),
                new PrescriptionRefusal.AlreadyDispensed(NOON));
    }

    @Test
    void a_refused_line_stays_refused_and_the_others_go_on() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.refuse(FIRST, onePack.id(), "Allergie signalée", NOON);
        refuses(
                () -> prescription.dispense(FIRST, List.of(packs(onePack, 1)), NOON),
                new PrescriptionRefusal.AlreadyRefused("Allergie signalée"));
        prescription.dispenseAll(FIRST, NOON);
        assertThat(prescription.view().status()).isEqualTo(PrescriptionView.Status.DISPENSED);
    }

    @Test
    void the_prescriber_withdraws_what_was_not_dispensed() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.dispense(FIRST, List.of(packs(threePacks, 3)), NOON);
        prescription.cancel(Cast.DR_VASSEUR.actor(), "Erreur", NOON);
        var states = prescription.view().lines().stream().map(Line::state).toList();
        assertThat(states).containsExactly(new LineState.Dispensed(NOON), new LineState.Cancelled(NOON, "Erreur"));
        refuses(
                () -> prescription.dispense(FIRST, List.of(packs(onePack, 1)), NOON),
                new PrescriptionRefusal.AlreadyCancelled(NOON));
    }

    @Test
    void the_first_dispensing_has_a_last_day() {
        var nextDay = Instant.parse("2026-06-03T08:00:00Z");
        prescription.lease(FIRST, nextDay, HALF_AN_HOUR);
        assertThat(prescription.view().lease()).isNull();
        refuses(
                () -> prescription.dispenseAll(FIRST, nextDay),
                new PrescriptionRefusal.Expired(LocalDate.of(2026, 6, 2)));
    }

    @Test
    void what_was_begun_in_time_may_be_completed_later() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        prescription.dispense(FIRST, List.of(packs(threePacks, 1)), NOON);
        var muchLater = Instant.parse("2026-06-20T08:00:00Z");
        prescription.lease(FIRST, muchLater, HALF_AN_HOUR);
        prescription.dispenseAll(FIRST, muchLater);
        assertThat(prescription.view().status()).isEqualTo(PrescriptionView.Status.DISPENSED);
    }

    @Test
    void each_dispensing_is_news() {
        prescription.lease(FIRST, NOON, HALF_AN_HOUR);
        var dispensing = prescription.dispenseAll(FIRST, NOON);
        assertThat(prescription.facts())
                .containsExactly(new PrescriptionDispensed(
                        dispensing.id(),
                        prescription.origin().id(),
                        MARIE,
                        new Actor(Actor.Role.PROFESSIONAL, FIRST.rpps().value()),
                        NOON));
    }

    private static Portion packs(Line line, int packs) {
        return new Portion(line.id(), Quantity.packs(packs), null);
    }

    private static void refuses(ThrowingCallable action, PrescriptionRefusal why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(action)
                .extracting(Refused::refusal)
                .isEqualTo(why);
    }

    static Line line(int position, int packs) {
        return new Line(
                LineId.next(),
                position,
                new PrescribedMedication(Cast.DOLIPRANE, null, "DOLIPRANE 1000 mg, comprimé", "PARACÉTAMOL", 1),
                Dosage.of("1 comprimé en cas de douleur"),
                Quantity.packs(packs),
                Quantity.packs(0),
                new LineState.ToDispense(),
                null);
    }

    static Prescription prescription(Line... lines) {
        var number = new RandomPrescriptionNumbers().next();
        return new Prescription(new PrescriptionView(
                PrescriptionId.next(),
                number.value(),
                "http://localhost:8080/o/" + number + "?k=" + PrescriptionCode.newKey(),
                MARIE,
                Prescriber.of(Cast.DR_VASSEUR, java.util.Objects.requireNonNull(Cast.DR_VASSEUR.situation())),
                MORNING,
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 2),
                null,
                1,
                List.of(lines),
                List.of(),
                null));
    }
}
