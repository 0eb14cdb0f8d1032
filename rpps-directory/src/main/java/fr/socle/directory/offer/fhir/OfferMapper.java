package fr.socle.directory.offer.fhir;

import fr.socle.directory.offer.Offer;
import java.time.LocalTime;
import java.util.Date;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.HealthcareService.DaysOfWeek;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/// An operational offer.
final class OfferMapper {

    private OfferMapper() {}

    /// @param trusted whether the caller may read restricted contacts (RG_EXP_033)
    static HealthcareService toFhir(Offer it, boolean trusted) {
        var authorised = it.authorised();
        if (authorised != null) {
            return AuthorisedMapper.toFhir(it, authorised);
        }
        var out = new HealthcareService();
        out.setId("HealthcareService/" + it.id());
        out.getMeta().setLastUpdated(Date.from(it.updatedAt()));
        out.addIdentifier().setSystem(Ror.IDENTIFIER).setValue(it.number());
        out.setActive(it.closing() == null);
        out.setName(it.name());
        out.setProvidedBy(new Reference("Organization/" + (it.unit() == null ? it.finess() : it.unit())));
        if (it.category() != null) {
            out.addCategory().setText(it.category());
        }
        out.addType(Ror.concept(Ror.FIELD, it.field()));
        it.activities().forEach(code -> out.addSpecialty(Ror.concept(Ror.ACTIVITY, code)));
        out.addCharacteristic(Ror.concept(Ror.CARE_MODE, it.careMode()));
        it.reception().forEach(code -> out.addCharacteristic().setText(code));
        it.places().forEach(place -> out.addLocation(new Reference("Location/" + place)));
        out.addExtension(Ror.CREATED, new DateTimeType(Date.from(it.createdAt())));
        out.addExtension(Ror.SENSITIVE, new BooleanType(it.sensitive()));
        it.zone()
                .forEach(commune -> out.addExtension(
                        Ror.ZONE, new Coding().setSystem(Ror.COMMUNES).setCode(commune)));
        if (it.psychiatricSector() != null) {
            out.addExtension(Ror.SECTOR, new CodeType(it.psychiatricSector()));
        }
        out.addExtension(publics(it));
        Ror.closing(out, it.closing());
        var phone = it.contact().phone();
        if (phone != null && (it.contact().isFree() || trusted)) {
            var telecom = new ContactPoint()
                    .setSystem(ContactPoint.ContactPointSystem.PHONE)
                    .setValue(phone);
            telecom.addExtension(Ror.CONFIDENTIALITY, new CodeType(it.contact().confidentiality()));
            out.addTelecom(telecom);
        }
        it.hours().forEach(hours -> {
            var time = out.addAvailableTime();
            hours.days().forEach(day -> time.addDaysOfWeek(DaysOfWeek.fromCode(day)));
            time.setAvailableStartTime(LocalTime.parse(hours.opens()) + ":00");
            time.setAvailableEndTime(LocalTime.parse(hours.closes()) + ":00");
        });
        return out;
    }

    private static Extension publics(Offer it) {
        var out = new Extension(Ror.PUBLIC);
        it.publics().forEach(code -> out.addExtension("publicType", Ror.concept(Ror.PUBLICS, code)));
        var ages = it.ages();
        if (ages.low() != null || ages.high() != null) {
            out.addExtension("ageRange", new Range().setLow(months(ages.low())).setHigh(months(ages.high())));
        }
        if (!out.hasExtension()) {
            out.addExtension("ageRange", new Range().setLow(months(0)));
        }
        return out;
    }

    private static @Nullable Quantity months(@Nullable Integer months) {
        return months == null
                ? null
                : new Quantity(months)
                        .setUnit("mo")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("mo");
    }
}
