package fr.socle.directory.slots;

import fr.socle.directory.slots.Appointment.Status;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a slot for somebody, and follows the appointment until it is over. A slot is taken once, whoever asks
/// at the same moment.
@Service
@Transactional
public class Booking {

    private final Slots slots;
    private final Appointments appointments;
    private final Visibility visibility;
    private final AccessJournal journal;
    private final Clock clock;

    Booking(Slots slots, Appointments appointments, Visibility visibility, AccessJournal journal, Clock clock) {
        this.slots = slots;
        this.appointments = appointments;
        this.visibility = visibility;
        this.journal = journal;
        this.clock = clock;
    }

    /// Makes or reports an appointment. The same identifier again is the same appointment.
    ///
    /// @return the appointment, and whether it is new
    public Booked book(Caller by, Appointment wanted) {
        var before = appointments.identifiedBy(wanted.identifier());
        if (before.isPresent()) {
            requireConcerned(by, before.get());
            return new Booked(before.get(), false);
        }
        var now = clock.instant();
        var slot = wanted.slot() == null ? null : slots.lock(wanted.slot());
        if (slot != null) {
            requireFree(by, slot);
        } else if (by instanceof Caller.Citizen) {
            throw new SlotRefusal.Unacceptable("A citizen books a slot: Appointment.slot is needed.").asException();
        }
        var made = new Appointment(
                Ids.next(),
                wanted.identifier(),
                wanted.slot(),
                wanted.status(),
                slot == null ? wanted.start() : slot.start(),
                slot == null ? wanted.end() : slot.end(),
                now,
                wanted.rpps(),
                wanted.operator(),
                by instanceof Caller.Citizen citizen ? citizen.patient() : wanted.patient(),
                by.actor().reference(),
                1,
                now);
        if (!appointments.add(made)) {
            throw new SlotRefusal.AlreadyBooked().asException();
        }
        if (slot != null && made.status() != Status.CANCELLED) {
            slots.set(slot.id(), TimeSlot.Status.BUSY);
        }
        trace(by, made, Action.CREATED);
        return new Booked(made, true);
    }

    /// Says what became of it. A cancelled appointment gives its slot back while there is time.
    public Appointment follow(Caller by, UUID id, Appointment said, @Nullable Integer expected) {
        var before = appointments.lock(id);
        requireConcerned(by, before);
        if (expected != null && expected != before.version()) {
            throw new SlotRefusal.Changed(before.version()).asException();
        }
        if (before.status() == Status.CANCELLED && said.status() != Status.CANCELLED) {
            throw new SlotRefusal.Unacceptable("A cancelled appointment stays cancelled: book again.").asException();
        }
        var now = clock.instant();
        var after = new Appointment(
                id,
                before.identifier(),
                before.slot(),
                said.status(),
                before.slot() == null ? said.start() : before.start(),
                before.slot() == null ? said.end() : before.end(),
                before.created(),
                before.rpps() == null ? said.rpps() : before.rpps(),
                said.operator() == null ? before.operator() : said.operator(),
                before.patient(),
                before.owner(),
                before.version() + 1,
                now);
        appointments.replace(after);
        var slot = before.slot();
        if (slot != null
                && after.status() == Status.CANCELLED
                && before.status() != Status.CANCELLED
                && slots.lock(slot).start().isAfter(now)) {
            slots.set(slot, TimeSlot.Status.FREE);
        }
        trace(by, after, Action.CHANGED);
        return after;
    }

    @Transactional(readOnly = true)
    public Appointment read(Caller by, UUID id) {
        var found = appointments.require(id);
        requireConcerned(by, found);
        return found;
    }

    private void requireFree(Caller by, TimeSlot slot) {
        var visible = visibility.of(by);
        if (slot.audiences().stream().noneMatch(visible::contains)) {
            throw new SlotRefusal.UnknownSlot().asException();
        }
        if (slot.status() != TimeSlot.Status.FREE) {
            throw new SlotRefusal.AlreadyBooked().asException();
        }
        if (!slot.start().isAfter(clock.instant())) {
            throw new SlotRefusal.NotFree().asException();
        }
    }

    /// The person, the professional who is seen, the one who made it, and administrators.
    private static void requireConcerned(Caller by, Appointment it) {
        var concerned =
                switch (by) {
                    case Caller.Citizen citizen -> citizen.patient().equals(it.patient());
                    case Caller.Professional who ->
                        who.rpps().value().equals(it.rpps())
                                || it.owner().equals(by.actor().reference());
                    case Caller.Software _ -> it.owner().equals(by.actor().reference());
                    case Caller.Administrator _ -> true;
                };
        if (!concerned) {
            throw new SlotRefusal.UnknownAppointment().asException();
        }
    }

    private void trace(Caller by, Appointment it, Action action) {
        var patient = it.patient();
        if (patient != null) {
            journal.record(Access.by(by, patient, action, "appointment", it.id()));
        }
    }

    public record Booked(Appointment appointment, boolean isNew) {}
}
