package fr.socle.directory.slots.fhir;

import fr.socle.directory.Practice;
import fr.socle.directory.PracticeFilter;
import fr.socle.directory.Practitioners;
import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a Schedule: a practice situation of the directory (`PractitionerRole/…`) or, for a centre, a contained
/// Location with the identifier of the structure that runs it. What the register knows is never taken from the
/// caller.
@Component
class ScheduleReading {

    private final Practitioners practitioners;

    ScheduleReading(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    Schedule toFhir(Agenda agenda) {
        var professional = agenda.professional();
        return AgendaMapper.schedule(
                agenda,
                professional == null
                        ? null
                        : practitioners
                                .byRpps(new RppsNumber(professional.rpps()))
                                .orElse(null));
    }

    Agenda read(Schedule sent) {
        var active = !sent.hasActive() || sent.getActive();
        var identifier = SlotMapper.externalId(sent.getIdentifier());
        for (var actor : sent.getActor()) {
            var role = actor.getReferenceElement();
            if ("PractitionerRole".equals(role.getResourceType())) {
                return ofProfessional(practice(role.getIdPart()), identifier, active);
            }
            if (actor.getResource() instanceof Location place) {
                return ofCentre(place, identifier, active);
            }
        }
        throw new SlotRefusal.Unacceptable(
                        "A diary has as actor a PractitionerRole of the directory, or a contained Location for a centre.")
                .asException();
    }

    private Practice practice(String situation) {
        return practitioners
                .practices(List.of(new PracticeFilter.Identified(Set.of(situation))), null, 1)
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> new SlotRefusal.Unacceptable("There is no such practice situation.").asException());
    }

    private Agenda ofProfessional(
            Practice practice, fr.socle.directory.slots.@Nullable ExternalId identifier, boolean active) {
        var address = practice.address();
        var rpps = practitioners.require(practice.practitioner()).rpps().value();
        return agenda(
                identifier,
                new Agenda.Professional(rpps, practice.situation().id()),
                nationalId(practice.situation()),
                practice.situation().structureName(),
                new Agenda.Place(
                        practice.situation().structureName(),
                        address.lines().isEmpty() ? "-" : address.lines().getLast(),
                        Objects.requireNonNullElse(address.town(), "-"),
                        Objects.requireNonNullElse(address.postalCode(), "00000"),
                        practice.phone()),
                active);
    }

    private static Agenda ofCentre(
            Location place, fr.socle.directory.slots.@Nullable ExternalId identifier, boolean active) {
        var structure = structure(place.getManagingOrganization());
        var address = place.getAddress();
        if (!place.hasName() || !address.hasLine() || !address.hasCity() || !address.hasPostalCode()) {
            throw new SlotRefusal.Unacceptable("The place of a centre has a name, a line, a town and a postal code.")
                    .asException();
        }
        return agenda(
                identifier,
                null,
                structure,
                Objects.requireNonNullElse(place.getManagingOrganization().getDisplay(), place.getName()),
                new Agenda.Place(
                        place.getName(),
                        address.getLine().getFirst().getValue(),
                        address.getCity(),
                        address.getPostalCode(),
                        place.getTelecom().isEmpty()
                                ? null
                                : place.getTelecomFirstRep().getValue()),
                active);
    }

    private static String structure(Reference organization) {
        var value = organization.getIdentifier().getValue();
        if (!Sas.IDNST.equals(organization.getIdentifier().getSystem())
                || value == null
                || !value.matches("[1-4]\\w{9,15}")) {
            throw new SlotRefusal.Unacceptable(
                            "managingOrganization.identifier is a national identifier of a structure (" + Sas.IDNST
                                    + ").")
                    .asException();
        }
        return value;
    }

    private static String nationalId(PracticeSituation situation) {
        var number = situation.structureId().substring(1);
        return switch (situation.structureId().charAt(0)) {
            case 'F' -> "1" + number;
            case 'C' -> "3" + number;
            default -> "4" + number;
        };
    }

    private static Agenda agenda(
            fr.socle.directory.slots.@Nullable ExternalId identifier,
            Agenda.@Nullable Professional professional,
            String structure,
            String structureName,
            Agenda.Place place,
            boolean active) {
        return new Agenda(
                new UUID(0, 0),
                identifier,
                professional,
                structure,
                structureName,
                place,
                active,
                "",
                0,
                Instant.EPOCH);
    }
}
