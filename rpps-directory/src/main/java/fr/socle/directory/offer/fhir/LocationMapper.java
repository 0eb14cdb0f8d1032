package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.socle.directory.beds.BedRefusal;
import fr.socle.directory.beds.CapacityRow;
import fr.socle.directory.beds.CarePlace;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/// A place of care with its beds: one extension a counted row.
final class LocationMapper {

    private static final TimeZone PARIS = TimeZone.getTimeZone("Europe/Paris");

    private LocationMapper() {}

    static Location toFhir(CarePlace it) {
        var out = new Location();
        out.setId("Location/" + it.id() + "/_history/" + it.version());
        out.getMeta().setLastUpdated(Date.from(it.updatedAt()));
        out.addIdentifier().setSystem(Ror.IDENTIFIER).setValue(it.number());
        out.setStatus(it.closing() == null ? LocationStatus.ACTIVE : LocationStatus.SUSPENDED);
        out.setName(it.name());
        if (it.kind() != null) {
            out.addType(Ror.concept(Ror.PLACE_KIND, it.kind()));
        }
        var where = it.where();
        if (where.line() != null) {
            out.getAddress().addLine(where.line());
        }
        out.getAddress().setCity(where.town()).setPostalCode(where.postalCode());
        if (where.commune() != null) {
            out.addExtension(Ror.COMMUNE, new Coding().setSystem(Ror.COMMUNES).setCode(where.commune()));
        }
        var longitude = where.longitude();
        var latitude = where.latitude();
        if (longitude != null && latitude != null) {
            out.getPosition().setLongitude(longitude).setLatitude(latitude);
        }
        out.setManagingOrganization(new Reference("Organization/" + it.finess()));
        Ror.closing(out, it.closing());
        it.rows().forEach(row -> out.addExtension(capacity(row)));
        return out;
    }

    static Extension capacity(CapacityRow row) {
        var out = new Extension(Ror.CAPACITY);
        code(out, "capacityType", Ror.KIND, row.kind());
        code(out, "capacityStatus", Ror.STATUS, row.status());
        code(out, "temporalityCapacity", Ror.TEMPORALITY, row.temporality());
        out.addExtension("nbCapacity", new IntegerType(row.number()));
        code(out, "capacitySourceType", Ror.SOURCE, row.source());
        out.addExtension(
                "capacityUpdateDate", new DateTimeType(Date.from(row.updatedAt()), TemporalPrecisionEnum.MILLI, PARIS));
        code(out, "genderCapacityAvailable", Ror.GENDER, row.gender());
        code(out, "capacityClosingType", Ror.CAPACITY_CLOSING, row.closing());
        code(out, "additionalBedType", Ror.ADDITIONAL, row.additional());
        code(out, "crisisType", Ror.CRISIS, row.crisis());
        code(out, "temporaryAssignement", Ror.ASSIGNMENT, row.assignment());
        if (row.comment() != null) {
            out.addExtension("comment", new StringType(row.comment()));
        }
        return out;
    }

    private static void code(Extension out, String part, String system, @Nullable String code) {
        if (code != null) {
            out.addExtension(
                    part,
                    new CodeableConcept()
                            .addCoding(new Coding().setSystem(system).setCode(code)));
        }
    }

    /// The rows of a place as they were sent.
    ///
    /// @param now for rows without a time of their own
    static List<CapacityRow> rows(Location sent, Instant now) {
        return sent.getExtensionsByUrl(Ror.CAPACITY).stream()
                .map(it -> row(it, now))
                .toList();
    }

    private static CapacityRow row(Extension sent, Instant now) {
        return new CapacityRow(
                required(sent, "capacityType"),
                required(sent, "capacityStatus"),
                required(sent, "temporalityCapacity"),
                number(sent),
                Objects.requireNonNullElse(Ror.code(sent, "capacitySourceType"), "01"),
                Ror.code(sent, "genderCapacityAvailable"),
                Ror.code(sent, "capacityClosingType"),
                Ror.code(sent, "additionalBedType"),
                Ror.code(sent, "crisisType"),
                Objects.requireNonNullElse(Ror.code(sent, "temporaryAssignement"), CapacityRow.NONE),
                sent.getExtensionByUrl("comment") == null
                        ? null
                        : sent.getExtensionByUrl("comment").getValue().primitiveValue(),
                updated(sent, now));
    }

    private static String required(Extension sent, String part) {
        var code = Ror.code(sent, part);
        if (code == null) {
            throw new BedRefusal.Uncountable("A row of beds has " + part + ".").asException();
        }
        return code;
    }

    private static int number(Extension sent) {
        var part = sent.getExtensionByUrl("nbCapacity");
        if (part != null && part.getValue() instanceof IntegerType it && it.getValue() != null) {
            return it.getValue();
        }
        throw new BedRefusal.Uncountable("A row of beds has nbCapacity, an integer.").asException();
    }

    private static Instant updated(Extension sent, Instant now) {
        var part = sent.getExtensionByUrl("capacityUpdateDate");
        return part != null && part.getValue() instanceof BaseDateTimeType it && it.getValue() != null
                ? it.getValue().toInstant()
                : now;
    }
}
