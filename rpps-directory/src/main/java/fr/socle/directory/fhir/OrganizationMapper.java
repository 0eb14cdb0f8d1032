package fr.socle.directory.fhir;

import fr.socle.directory.Establishment;
import fr.socle.kernel.fhir.FhirSystems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/// A site of FINESS (as-dp-organization), with its point on the map
/// (<https://hl7.org/fhir/R4/extension-geolocation.html>).
final class OrganizationMapper {

    private static final String GEOLOCATION = "http://hl7.org/fhir/StructureDefinition/geolocation";
    private static final int DECIMALS = 6;

    private OrganizationMapper() {}

    static Organization toFhir(Establishment it) {
        var out = new Organization();
        out.setId(it.number());
        out.setLanguage("fr");
        out.addIdentifier(Systems.identifier("IDNST", Systems.IDNST, "1" + it.number()));
        out.addIdentifier(Systems.identifier("FINEG", FhirSystems.FINESS, it.number()));
        if (it.registration().siret() != null) {
            out.addIdentifier(Systems.identifier(
                    "SIRET", Systems.SIRENE, it.registration().siret()));
        }
        out.setActive(true);
        out.addType(type(
                "organizationType",
                new Coding().setSystem(Systems.ORGANIZATION_TYPE).setCode(Systems.GEOGRAPHICAL_ENTITY)));
        out.addType(type(
                "categorieEtablissementRASS",
                new Coding()
                        .setSystem(Systems.CATEGORY)
                        .setCode(it.category().code())
                        .setDisplay(it.category().label())));
        out.setName(it.name());
        if (it.longName() != null) {
            out.addAlias(it.longName());
        }
        if (it.phone() != null) {
            out.addTelecom()
                    .setSystem(ContactPointSystem.PHONE)
                    .setValue(it.phone())
                    .setRank(1);
        }
        if (it.fax() != null) {
            out.addTelecom().setSystem(ContactPointSystem.FAX).setValue(it.fax());
        }
        out.addAddress(address(it));
        if (it.legalEntity() != null) {
            out.setPartOf(
                    new Reference().setIdentifier(Systems.identifier("FINEJ", FhirSystems.FINESS, it.legalEntity())));
        }
        return out;
    }

    private static CodeableConcept type(String slice, Coding coding) {
        var concept = new CodeableConcept().addCoding(coding);
        concept.addExtension(new Extension(Systems.ORGANIZATION_TYPES, new CodeType(slice)));
        return concept;
    }

    private static Address address(Establishment it) {
        var from = it.address();
        var out = new Address()
                .setCity(from.town())
                .setPostalCode(from.postalCode())
                .setDistrict(from.department());
        from.lines().forEach(out::addLine);
        if (from.commune() != null) {
            out.addExtension(new Extension(
                    Systems.INSEE_EXTENSION,
                    new Coding().setSystem(Systems.COMMUNE).setCode(from.commune())));
        }
        var position = it.position();
        if (position != null) {
            var point = new Extension(GEOLOCATION);
            point.addExtension(new Extension("latitude", decimal(position.latitude())));
            point.addExtension(new Extension("longitude", decimal(position.longitude())));
            out.addExtension(point);
        }
        return out;
    }

    private static DecimalType decimal(double degrees) {
        return new DecimalType(BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
