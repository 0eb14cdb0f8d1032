package fr.socle.prescription;

import fr.socle.kernel.Actor;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a prescriber ordered for a patient, and the rules of handing it over: one pharmacy at a time, never more than
/// prescribed, and news of each change.
final class Prescription {

    static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final PrescriptionView origin;
    private final Map<LineId, Line> lines = new LinkedHashMap<>();
    private final List<DispensingView> newDispensings = new ArrayList<>();
    private final List<PatientFact> facts = new ArrayList<>();
    private @Nullable Lease lease;

    /// A prescription as it was stored.
    Prescription(PrescriptionView stored) {
        origin = stored;
        lease = stored.lease();
        stored.lines().forEach(it -> lines.put(it.id(), it));
    }

    static Prescription issue(PrescriptionView written, Actor by) {
        var prescription = new Prescription(written);
        prescription.facts.add(new PrescriptionIssued(written.id(), written.patient(), by, written.issuedAt()));
        return prescription;
    }

    /// Gives the pharmacy the prescription for a while. Nothing is left to hold when nothing is left to dispense.
    void lease(Pharmacist by, Instant now, Duration length) {
        requireNotHeldByAnother(by, now);
        lease = isOpen() && !isExpired(now) ? new Lease(by.pharmacy(), now.plus(length)) : null;
    }

    void release(Pharmacist by, Instant now) {
        requireLease(by, now);
        lease = null;
    }

    DispensingView dispense(Pharmacist by, List<Portion> portions, Instant now) {
        portions.forEach(it -> requireOpen(require(it.line())));
        if (isExpired(now)) {
            throw new PrescriptionRefusal.Expired(origin.validUntil()).asException();
        }
        requireLease(by, now);
        var items = portions.stream().map(it -> handOver(it, now)).toList();
        var dispensing = new DispensingView(DispensingId.next(), origin.id(), origin.patient(), by, now, items);
        newDispensings.add(dispensing);
        facts.add(new PrescriptionDispensed(dispensing.id(), origin.id(), origin.patient(), actor(by), now));
        endLeaseWhenDone();
        return dispensing;
    }

    /// Everything that remains, at once.
    DispensingView dispenseAll(Pharmacist by, Instant now) {
        var open = lines.values().stream().filter(Line::isOpen).toList();
        if (open.isEmpty()) {
            requireOpen(lines.values().stream().reduce((_, last) -> last).orElseThrow());
        }
        return dispense(
                by, open.stream().map(it -> new Portion(it.id(), null, null)).toList(), now);
    }

    void refuse(Pharmacist by, LineId line, String reason, Instant now) {
        requireOpen(require(line));
        requireLease(by, now);
        lines.put(line, require(line).in(new LineState.Refused(now, reason)));
        endLeaseWhenDone();
    }

    /// Withdraws what no pharmacy handed over yet, even while one is at work: it is then told at its next step.
    void cancel(Actor by, String reason, Instant now) {
        if (!isOpen()) {
            requireOpen(lines.values().stream().findFirst().orElseThrow());
        }
        lines.replaceAll((_, it) -> it.isOpen() ? it.in(new LineState.Cancelled(now, reason)) : it);
        lease = null;
        facts.add(new PrescriptionCancelled(origin.id(), origin.patient(), by, now));
    }

    private DispensingView.Item handOver(Portion portion, Instant now) {
        var line = require(portion.line());
        requireOpen(line); // the same line may come twice
        var quantity = portion.quantity() == null ? line.remaining() : portion.quantity();
        if (!quantity.unit().equals(line.prescribed().unit())) {
            throw new PrescriptionRefusal.OtherUnit(line.prescribed().unit()).asException();
        }
        if (quantity.isZero()) {
            throw new PrescriptionRefusal.WrongQuantity().asException();
        }
        if (quantity.exceeds(line.remaining())) {
            throw new PrescriptionRefusal.QuantityExceeded(line.remaining()).asException();
        }
        lines.put(line.id(), line.dispensing(quantity, now));
        return new DispensingView.Item(Ids.next(), line.id(), line.medication().name(), quantity, portion.cip13());
    }

    private Line require(LineId id) {
        var line = lines.get(id);
        if (line == null) {
            throw new PrescriptionRefusal.UnknownLine().asException();
        }
        return line;
    }

    private static void requireOpen(Line line) {
        switch (line.state()) {
            case LineState.ToDispense() -> {}
            case LineState.PartlyDispensed _ -> {}
            case LineState.Dispensed(var at) -> throw new PrescriptionRefusal.AlreadyDispensed(at).asException();
            case LineState.Refused it -> throw new PrescriptionRefusal.AlreadyRefused(it.reason()).asException();
            case LineState.Cancelled it -> throw new PrescriptionRefusal.AlreadyCancelled(it.at()).asException();
        }
    }

    private void requireNotHeldByAnother(Pharmacist by, Instant now) {
        if (lease != null && lease.isLive(now) && !lease.isOf(by.pharmacy())) {
            throw new PrescriptionRefusal.Leased(lease.until()).asException();
        }
    }

    private void requireLease(Pharmacist by, Instant now) {
        requireNotHeldByAnother(by, now);
        if (lease == null || !lease.isLive(now)) {
            throw new PrescriptionRefusal.NotLeased().asException();
        }
    }

    private void endLeaseWhenDone() {
        if (!isOpen()) {
            lease = null;
        }
    }

    /// Only the first dispensing has a last day: what was begun may be completed.
    private boolean isExpired(Instant now) {
        var begun = lines.values().stream().anyMatch(it -> !it.dispensed().isZero());
        return !begun && LocalDate.ofInstant(now, FRANCE).isAfter(origin.validUntil());
    }

    private boolean isOpen() {
        return lines.values().stream().anyMatch(Line::isOpen);
    }

    private static Actor actor(Pharmacist by) {
        return new Actor(Actor.Role.PROFESSIONAL, by.rpps().value());
    }

    PrescriptionView view() {
        var dispensings = new ArrayList<>(origin.dispensings());
        dispensings.addAll(newDispensings);
        return origin.with(List.copyOf(lines.values()), dispensings, lease);
    }

    PrescriptionView origin() {
        return origin;
    }

    List<DispensingView> newDispensings() {
        return List.copyOf(newDispensings);
    }

    List<PatientFact> facts() {
        return List.copyOf(facts);
    }
}
