package fr.socle.directory.slots.web;

import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.Agendas;
import fr.socle.directory.slots.Appointment;
import fr.socle.directory.slots.Appointments;
import fr.socle.directory.slots.Booking;
import fr.socle.directory.slots.ExternalId;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.directory.slots.Slots;
import fr.socle.directory.slots.TimeSlot;
import fr.socle.directory.slots.Visibility;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A citizen takes a slot open to the public, sees their appointments, and gives one back.
@Controller
@RequestMapping("/mon-espace-sante/rendez-vous")
class BookingController {

    private static final String OURS = "urn:ietf:rfc:3986";

    private final Booking booking;
    private final Appointments appointments;
    private final Slots slots;
    private final Agendas agendas;
    private final Practitioners practitioners;

    BookingController(
            Booking booking, Appointments appointments, Slots slots, Agendas agendas, Practitioners practitioners) {
        this.booking = booking;
        this.appointments = appointments;
        this.slots = slots;
        this.agendas = agendas;
        this.practitioners = practitioners;
    }

    @GetMapping
    String own(Caller.Citizen who, Model model) {
        model.addAttribute(
                "appointments",
                appointments.of(who.patient()).stream()
                        .map(it -> new Line(
                                it,
                                Optional.ofNullable(it.slot())
                                        .flatMap(this::agenda)
                                        .orElse(null),
                                person(it.rpps())))
                        .toList());
        return "directory/appointments";
    }

    @GetMapping("/creneaux/{slot}")
    String confirm(Caller.Citizen who, @PathVariable UUID slot, Model model) {
        var wanted = require(slot);
        var agenda = agendas.find(wanted.agenda()).orElseThrow(() -> new SlotRefusal.UnknownSlot().asException());
        var professional = agenda.professional();
        model.addAttribute("slot", wanted);
        model.addAttribute("agenda", agenda);
        model.addAttribute("person", person(professional == null ? null : professional.rpps()));
        return "directory/booking";
    }

    @PostMapping("/creneaux/{slot}")
    String book(Caller.Citizen who, @PathVariable UUID slot, RedirectAttributes next) {
        var wanted = require(slot);
        var agenda = agendas.find(wanted.agenda()).orElseThrow(() -> new SlotRefusal.UnknownSlot().asException());
        var professional = agenda.professional();
        try {
            booking.book(
                    who,
                    new Appointment(
                            new UUID(0, 0),
                            new ExternalId(OURS, "urn:uuid:" + Ids.next()),
                            slot,
                            Appointment.Status.BOOKED,
                            wanted.start(),
                            wanted.end(),
                            Instant.EPOCH,
                            professional == null ? null : professional.rpps(),
                            null,
                            who.patient(),
                            "",
                            0,
                            Instant.EPOCH));
            next.addFlashAttribute("booked", true);
        } catch (Refused no) {
            if (!(no.refusal() instanceof SlotRefusal)) {
                throw no;
            }
            next.addFlashAttribute("refused", no.refusal().terms().code());
        }
        return "redirect:/mon-espace-sante/rendez-vous";
    }

    @PostMapping("/{id}/annulation")
    String cancel(Caller.Citizen who, @PathVariable UUID id, RedirectAttributes next) {
        var it = booking.read(who, id);
        booking.follow(
                who,
                id,
                new Appointment(
                        id,
                        it.identifier(),
                        it.slot(),
                        Appointment.Status.CANCELLED,
                        it.start(),
                        it.end(),
                        it.created(),
                        it.rpps(),
                        it.operator(),
                        it.patient(),
                        it.owner(),
                        it.version(),
                        it.updatedAt()),
                null);
        next.addFlashAttribute("cancelled", true);
        return "redirect:/mon-espace-sante/rendez-vous";
    }

    private TimeSlot require(UUID slot) {
        return slots.find(slot, Visibility.EVERYBODY).orElseThrow(() -> new SlotRefusal.UnknownSlot().asException());
    }

    private Optional<Agenda> agenda(UUID slot) {
        return slots.find(slot, Visibility.EVERYBODY).flatMap(it -> agendas.find(it.agenda()));
    }

    private @Nullable Practitioner person(@Nullable String rpps) {
        return rpps == null ? null : practitioners.byRpps(new RppsNumber(rpps)).orElse(null);
    }

    /// One appointment as the page shows it.
    record Line(
            Appointment appointment,
            @Nullable Agenda agenda,
            @Nullable Practitioner person) {

        public boolean isBooked() {
            return List.of(Appointment.Status.BOOKED, Appointment.Status.PENDING)
                    .contains(appointment.status());
        }
    }
}
