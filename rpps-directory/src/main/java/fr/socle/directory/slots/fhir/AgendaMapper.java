package fr.socle.directory.slots.fhir;

import fr.socle.directory.Establishment;
import fr.socle.directory.Practitioner;
import fr.socle.directory.slots.Agenda;
import java.util.Objects;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.jspecify.annotations.Nullable;

/// A diary and those it belongs to, in the profiles of the SAS.
final class AgendaMapper {

    private AgendaMapper() {}

    static Schedule schedule(Agenda agenda, @Nullable Practitioner person) {
        var out = Sas.claiming(
                new Schedule(), agenda.isCentre() ? "sas-sos-schedule-aggregator" : "FrScheduleAgregateur");
        out.setId("Schedule/" + agenda.id() + "/_history/" + agenda.version());
        out.setActive(agenda.active());
        out.getMeta().setLastUpdatedElement(Sas.instant(agenda.updatedAt()));
        var identifier = Sas.identifier(agenda.identifier());
        if (identifier != null) {
            out.addIdentifier(identifier);
        }
        var professional = agenda.professional();
        if (professional == null) {
            out.addActor(new Reference("Location/" + agenda.id()));
            return out;
        }
        if (person != null) {
            out.addActor(new Reference("Practitioner/" + person.id()));
        }
        out.addActor(new Reference("PractitionerRole/" + professional.situation()));
        return out;
    }

    static org.hl7.fhir.r4.model.Practitioner practitioner(Practitioner person) {
        var out = Sas.claiming(new org.hl7.fhir.r4.model.Practitioner(), "FrPractitionerAgregateur");
        out.setId("Practitioner/" + person.id());
        out.addIdentifier(Sas.professional(person.rpps().value()));
        out.addName(new HumanName().setFamily(person.familyName()).addGiven(person.givenName()));
        return out;
    }

    static PractitionerRole role(Agenda agenda, Practitioner person) {
        var professional = Objects.requireNonNull(agenda.professional());
        var out = Sas.claiming(new PractitionerRole(), "FrPractitionerRoleExerciceAgregateur");
        out.setId("PractitionerRole/" + professional.situation());
        out.setPractitioner(new Reference("Practitioner/" + person.id()));
        out.setOrganization(
                new Reference().setIdentifier(Sas.structure(agenda.structure())).setDisplay(agenda.structureName()));
        var place = Sas.claiming(location(agenda), "FrLocationAgregateur");
        place.setId("lieu");
        out.addContained(place);
        out.addLocation(new Reference("#lieu"));
        var phone = agenda.place().phone();
        if (phone != null) {
            out.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(Sas.phone(phone));
        }
        return out;
    }

    /// The place of a centre, with the structure that runs it.
    static Location centre(Agenda agenda) {
        var out = Sas.claiming(location(agenda), "sas-sos-location-aggregator");
        out.setId("Location/" + agenda.id());
        out.setManagingOrganization(new Reference("Organization/" + organizationId(agenda)));
        var phone = agenda.place().phone();
        if (phone != null) {
            out.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(Sas.phone(phone));
        }
        return out;
    }

    private static Location location(Agenda agenda) {
        var place = agenda.place();
        var out = new Location().setName(place.name());
        out.addIdentifier()
                .setType(Sas.concept(Sas.LOCATION_IDENTIFIER_TYPE, "INTRN"))
                .setSystem("urn:ietf:rfc:3986")
                .setValue("urn:uuid:" + agenda.id());
        out.getAddress().addLine(place.line()).setCity(place.town()).setPostalCode(place.postalCode());
        return out;
    }

    static Organization organization(Agenda agenda) {
        var out = Sas.claiming(new Organization(), "sas-sos-organization-aggregator");
        out.setId("Organization/" + organizationId(agenda));
        out.addIdentifier(
                Sas.structure(agenda.structure()).setType(Sas.concept(Sas.LOCATION_IDENTIFIER_TYPE, "IDNST")));
        out.setName(agenda.structureName());
        return out;
    }

    /// The number without the digit of its register.
    private static String organizationId(Agenda agenda) {
        return agenda.structure().substring(1);
    }

    static HealthcareService cpts(String finess) {
        var out = Sas.claiming(new HealthcareService(), "sas-cpts-healthcareservice-aggregator");
        out.setId("HealthcareService/" + Sas.CPTS_SERVICE + finess);
        out.setProvidedBy(new Reference("Organization/" + finess));
        return out;
    }

    static Organization cptsOrganization(String finess, @Nullable Establishment known) {
        var out = Sas.claiming(new Organization(), "sas-cpts-organization-aggregator");
        out.setId("Organization/" + finess);
        out.addIdentifier(Sas.structure("1" + finess).setType(Sas.concept(Sas.FR_CORE_IDENTIFIER_TYPE, "IDNST")));
        out.setName(known == null ? "CPTS " + finess : known.displayName());
        var phone = known == null ? null : known.phone();
        if (phone != null) {
            out.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(Sas.phone(phone));
        }
        return out;
    }
}
