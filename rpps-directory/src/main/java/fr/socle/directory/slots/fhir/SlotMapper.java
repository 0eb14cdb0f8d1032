package fr.socle.directory.slots.fhir;

import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.ExternalId;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.directory.slots.TimeSlot;
import fr.socle.directory.slots.TimeSlot.Audience;
import fr.socle.directory.slots.TimeSlot.Consultation;
import fr.socle.directory.slots.TimeSlot.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;

/// A slot, in the profiles of the SAS.
final class SlotMapper {

    private SlotMapper() {}

    static Slot toFhir(TimeSlot slot, Agenda agenda) {
        var out = Sas.claiming(new Slot(), profile(slot, agenda));
        out.setId("Slot/" + slot.id() + "/_history/" + slot.version());
        out.getMeta().setLastUpdatedElement(Sas.instant(slot.updatedAt()));
        slot.audiences()
                .forEach(it -> out.getMeta()
                        .addSecurity(new Coding().setSystem(Sas.AUDIENCE).setCode(it.name())));
        var identifier = Sas.identifier(slot.identifier());
        if (identifier != null) {
            out.addIdentifier(identifier);
        }
        slot.consultations().forEach(it -> out.addServiceType(Sas.concept(Sas.ACT, it.name())));
        if (slot.reason() != null) {
            out.addServiceType(new CodeableConcept().setText(slot.reason()));
        }
        slot.cpts().forEach(it -> {
            var service = Sas.concept(Sas.CATEGORY, Sas.CPTS);
            service.addExtension(Sas.SERVICE_REFERENCE, new Reference("HealthcareService/" + Sas.CPTS_SERVICE + it));
            out.addServiceType(service);
        });
        slot.specialities().forEach(it -> out.addSpecialty(Sas.concept(Sas.SPECIALITY, it)));
        out.setAppointmentType(Sas.concept(Sas.APPOINTMENT_REASON, slot.walkIn() ? "WALKIN" : "ROUTINE"));
        out.setSchedule(new Reference("Schedule/" + slot.agenda()));
        out.setStatus(SlotStatus.fromCode(slot.status().code()));
        out.setStartElement(Sas.instant(slot.start()));
        out.setEndElement(Sas.instant(slot.end()));
        out.setComment(slot.bookingUrl());
        return out;
    }

    private static String profile(TimeSlot slot, Agenda agenda) {
        if (agenda.isCentre()) {
            return "sas-sos-slot-aggregator";
        }
        return slot.cpts().isEmpty() ? "FrSlotAgregateur" : "sas-cpts-slot-aggregator";
    }

    /// @param agenda the diary its schedule points to
    static TimeSlot read(Slot sent, UUID agenda) {
        if (!sent.hasStart() || !sent.hasEnd()) {
            throw new SlotRefusal.Unacceptable("A slot has a start and an end.").asException();
        }
        return new TimeSlot(
                new UUID(0, 0),
                agenda,
                externalId(sent.getIdentifier()),
                sent.getStart().toInstant(),
                sent.getEnd().toInstant(),
                Status.of(sent.hasStatus() ? sent.getStatus().toCode() : "")
                        .orElseThrow(() -> new SlotRefusal.Unacceptable("A slot has a status.").asException()),
                codes(sent.getMeta().getSecurity().stream(), Sas.AUDIENCE, Audience::valueOf),
                codes(
                        sent.getServiceType().stream().flatMap(it -> it.getCoding().stream()),
                        Sas.ACT,
                        Consultation::valueOf),
                sent.getServiceType().stream()
                        .map(CodeableConcept::getText)
                        .filter(it -> it != null && !it.isBlank())
                        .findFirst()
                        .orElse(null),
                sent.getSpecialty().stream()
                        .flatMap(it -> it.getCoding().stream())
                        .map(Coding::getCode)
                        .filter(it -> it != null)
                        .toList(),
                sent.getAppointmentType().getCoding().stream().anyMatch(it -> "WALKIN".equals(it.getCode())),
                sent.getComment(),
                cpts(sent),
                0,
                Instant.EPOCH);
    }

    private static List<String> cpts(Slot sent) {
        return sent.getServiceType().stream()
                .flatMap(it -> it.getExtensionsByUrl(Sas.SERVICE_REFERENCE).stream())
                .map(it -> ((Reference) it.getValue()).getReferenceElement().getIdPart())
                .filter(it -> it != null && it.startsWith(Sas.CPTS_SERVICE))
                .map(it -> it.substring(Sas.CPTS_SERVICE.length()))
                .distinct()
                .toList();
    }

    static @org.jspecify.annotations.Nullable ExternalId externalId(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(it -> it.hasSystem() && it.hasValue())
                .map(it -> new ExternalId(it.getSystem(), it.getValue()))
                .findFirst()
                .orElse(null);
    }

    /// Codes of the system; one we do not know is refused, not dropped.
    private static <E extends Enum<E>> Set<E> codes(Stream<Coding> codings, String system, Function<String, E> value) {
        return codings.filter(it -> system.equals(it.getSystem()))
                .map(it -> {
                    try {
                        return value.apply(it.getCode());
                    } catch (IllegalArgumentException | NullPointerException unknown) {
                        throw new SlotRefusal.Unacceptable("Unknown code " + it.getCode() + " of " + system + ".")
                                .asException();
                    }
                })
                .collect(Collectors.toSet());
    }
}
