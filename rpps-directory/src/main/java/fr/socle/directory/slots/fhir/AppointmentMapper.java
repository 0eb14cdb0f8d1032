package fr.socle.directory.slots.fhir;

import fr.socle.directory.slots.Appointment;
import fr.socle.directory.slots.Appointment.Operator;
import fr.socle.directory.slots.Appointment.Status;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/// An appointment, in the profile FrAppointmentSAS. The regulator stands in an extension, as the guide wants it.
final class AppointmentMapper {

    private AppointmentMapper() {}

    static org.hl7.fhir.r4.model.Appointment toFhir(Appointment it) {
        var out = new org.hl7.fhir.r4.model.Appointment();
        out.setId("Appointment/" + it.id() + "/_history/" + it.version());
        out.getMeta().setLastUpdatedElement(Sas.instant(it.updatedAt()));
        out.addIdentifier()
                .setSystem(it.identifier().system())
                .setValue(it.identifier().value());
        var operator = it.operator();
        if (operator != null) {
            Sas.claiming(out, "FrAppointmentSAS");
            out.addExtension(
                    Sas.OPERATOR,
                    new Reference()
                            .setIdentifier(new Identifier()
                                    .setType(Sas.concept(Sas.IDENTIFIER_TYPE, operator.type()))
                                    .setSystem(operator.system())
                                    .setValue(operator.value())));
        }
        out.setStatus(AppointmentStatus.fromCode(it.status().code()));
        out.setStartElement(Sas.instant(it.start()));
        out.setEndElement(Sas.instant(it.end()));
        out.setCreated(Date.from(it.created()));
        if (it.slot() != null) {
            out.addSlot(new Reference("Slot/" + it.slot()));
        }
        var rpps = it.rpps();
        if (rpps != null) {
            participant(out, new Reference().setIdentifier(Sas.professional(rpps)));
        }
        var patient = it.patient();
        if (patient != null) {
            participant(out, new Reference("Patient/" + patient));
        }
        if (!out.hasParticipant()) {
            out.addParticipant()
                    .setStatus(ParticipationStatus.NEEDSACTION)
                    .addType(Sas.concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "ADM"));
        }
        return out;
    }

    private static void participant(org.hl7.fhir.r4.model.Appointment out, Reference actor) {
        out.addParticipant().setStatus(ParticipationStatus.ACCEPTED).setActor(actor);
    }

    static Appointment read(org.hl7.fhir.r4.model.Appointment sent) {
        var identifier = SlotMapper.externalId(sent.getIdentifier());
        if (identifier == null) {
            throw new SlotRefusal.Unacceptable("An appointment has one identifier, with its system.").asException();
        }
        var slot = sent.getSlot().stream()
                .flatMap(it -> Sas.id(
                        Objects.requireNonNullElse(it.getReferenceElement().getIdPart(), "")))
                .findFirst()
                .orElse(null);
        if (slot == null && sent.hasSlot()) {
            throw new SlotRefusal.UnknownSlot().asException();
        }
        if (slot == null
                && (!sent.hasStart() || !sent.hasEnd() || !sent.getEnd().after(sent.getStart()))) {
            throw new SlotRefusal.Unacceptable("An appointment has a start and, later, an end.").asException();
        }
        return new Appointment(
                new UUID(0, 0),
                identifier,
                slot,
                Status.of(sent.hasStatus() ? sent.getStatus().toCode() : null)
                        .orElseThrow(() -> new SlotRefusal.Unacceptable(
                                        "The status is one of pending, booked, fulfilled, noshow, cancelled.")
                                .asException()),
                sent.hasStart() ? sent.getStart().toInstant() : Instant.EPOCH,
                sent.hasEnd() ? sent.getEnd().toInstant() : Instant.EPOCH,
                Instant.EPOCH,
                rpps(sent),
                operator(sent),
                patient(sent),
                "",
                0,
                Instant.EPOCH);
    }

    private static @Nullable String rpps(org.hl7.fhir.r4.model.Appointment sent) {
        return sent.getParticipant().stream()
                .map(it -> it.getActor().getIdentifier())
                .filter(Identifier::hasSystem)
                .map(it -> Sas.rpps(it.getSystem(), it.getValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable PatientId patient(org.hl7.fhir.r4.model.Appointment sent) {
        return sent.getParticipant().stream()
                .map(it -> it.getActor().getReferenceElement())
                .filter(it -> "Patient".equals(it.getResourceType()))
                .flatMap(it -> Sas.id(it.getIdPart()))
                .map(PatientId::new)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Operator operator(org.hl7.fhir.r4.model.Appointment sent) {
        var extension = sent.getExtensionByUrl(Sas.OPERATOR);
        if (extension == null || !(extension.getValue() instanceof Reference reference)) {
            return null;
        }
        var identifier = reference.getIdentifier();
        if (!identifier.hasSystem() || !identifier.hasValue()) {
            throw new SlotRefusal.Unacceptable("The regulator has an identifier of type IDNPS or INTRN.").asException();
        }
        var type = identifier.getType().getCodingFirstRep().getCode();
        return new Operator(type == null ? "INTRN" : type, identifier.getSystem(), identifier.getValue());
    }
}
