package fr.socle.directory.offer.load;

import fr.socle.directory.beds.CapacityRow;
import fr.socle.directory.beds.CarePlace;
import fr.socle.directory.beds.Closing;
import fr.socle.directory.offer.Offer;
import fr.socle.directory.offer.Unit;
import fr.socle.directory.offer.load.Node.Incomplete;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One resource of the file as one of our records. The establishment is found later, through the structures above.
final class RorReading {

    private static final String UNKNOWN = "";

    private RorReading() {}

    static Unit unit(Node it, Instant now) {
        var number = number(it);
        return new Unit(
                id(number),
                number,
                it.required("name"),
                Objects.requireNonNullElse(it.codes("type").stream().findFirst().orElse(null), "uf"),
                UNKNOWN,
                above(it.child("partOf")),
                closing(it),
                updated(it, now));
    }

    static CarePlace place(Node it, Instant now) {
        var number = number(it);
        var address = it.child("address");
        var position = it.child("position").json();
        var commune = it.requiredExtensionCode("ror-commune-cog");
        return new CarePlace(
                id(number),
                number,
                it.required("name"),
                it.codes("type").stream().findFirst().orElse(null),
                UNKNOWN,
                above(it.child("managingOrganization")),
                new CarePlace.Where(
                        address.json().path("line").path(0).asStringOpt().orElse(null),
                        address.text("city"),
                        address.text("postalCode"),
                        commune,
                        department(commune),
                        position.has("longitude")
                                ? (Double) position.path("longitude").asDouble()
                                : null,
                        position.has("latitude")
                                ? (Double) position.path("latitude").asDouble()
                                : null),
                closing(it),
                1,
                updated(it, now),
                it.extensions("ror-location-supported-capacity")
                        .map(row -> row(row, now))
                        .toList());
    }

    private static CapacityRow row(Node it, Instant now) {
        var number = it.extensions("nbCapacity").findFirst().orElseThrow(() -> new Incomplete("nbCapacity"));
        if (!number.json().path("valueInteger").isInt()
                || number.json().path("valueInteger").asInt() < 0) {
            throw new Incomplete("nbCapacity");
        }
        var at = it.extensions("capacityUpdateDate")
                .map(date -> Node.instant(date.text("valueDateTime")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Incomplete("capacityUpdateDate"));
        return new CapacityRow(
                it.requiredExtensionCode("capacityType"),
                it.requiredExtensionCode("capacityStatus"),
                it.requiredExtensionCode("temporalityCapacity"),
                number.json().path("valueInteger").asInt(),
                it.requiredExtensionCode("capacitySourceType"),
                it.extensionCode("genderCapacityAvailable"),
                it.extensionCode("capacityClosingType"),
                it.extensionCode("additionalBedType"),
                it.extensionCode("crisisType"),
                it.requiredExtensionCode("temporaryAssignement"),
                it.extensionCode("comment"),
                at.isAfter(now) ? now : at);
    }

    static Offer offer(Node it, Instant now) {
        var number = number(it);
        var field = first(it, "type");
        var activities = it.codes("specialty");
        if (activities.isEmpty()) {
            throw new Incomplete("specialty");
        }
        var publics = it.extensions("ror-healthcareservice-patient-type")
                .flatMap(part -> part.extensions("publicType"))
                .map(Node::code)
                .filter(Objects::nonNull)
                .toList();
        var characteristics = it.codes("characteristic");
        if (characteristics.isEmpty()) {
            throw new Incomplete("characteristic (careMode)");
        }
        var updated = updated(it, now);
        return new Offer(
                id(number),
                number,
                it.required("name"),
                UNKNOWN,
                above(it.child("providedBy")),
                it.codes("category").stream().findFirst().orElse(null),
                field,
                activities,
                null,
                characteristics.getFirst(),
                characteristics.subList(1, characteristics.size()),
                ages(it),
                publics,
                it.extensions("ror-healthcareservice-intervention-zone")
                        .map(Node::code)
                        .filter(Objects::nonNull)
                        .toList(),
                it.extensionCode("ror-healthcareservice-psychiatric-sector"),
                it.extensions("ror-healthcareservice-sensitive-unit")
                        .anyMatch(part -> part.json().path("valueBoolean").asBoolean(false)),
                contact(it),
                it.all("availableTime").flatMap(RorReading::hours).toList(),
                it.all("location").map(Node::reference).filter(Objects::nonNull).toList(),
                null,
                UNKNOWN,
                closing(it),
                Objects.requireNonNullElse(
                        Node.instant(it.extensions("ror-meta-creation-date")
                                .map(part -> part.text("valueDateTime"))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null)),
                        updated),
                updated,
                null);
    }

    private static Offer.Contact contact(Node it) {
        var phone = it.all("telecom").findFirst();
        return new Offer.Contact(
                phone.map(telecom -> telecom.text("value")).orElse(null),
                phone.map(telecom -> telecom.extensionCode("ror-telecom-confidentiality-level"))
                        .orElse("2"));
    }

    private static Offer.Ages ages(Node it) {
        var range = it.extensions("ror-healthcareservice-patient-type")
                .flatMap(part -> part.extensions("ageRange"))
                .map(part -> part.child("valueRange"))
                .findFirst();
        return new Offer.Ages(
                range.map(bounds -> months(bounds.child("low"))).orElse(null),
                range.map(bounds -> months(bounds.child("high"))).orElse(null));
    }

    private static @Nullable Integer months(Node bound) {
        if (!bound.json().path("value").isNumber()) {
            return null;
        }
        var value = bound.json().path("value").asDouble();
        return (int) Math.floor(
                switch (bound.text("code")) {
                    case "mo" -> value;
                    case "wk" -> value / 4.345;
                    case "d" -> value / 30.44;
                    case null, default -> value * 12;
                });
    }

    /// Hours need a weekday (RG_EXP_014); those without one are left out.
    private static java.util.stream.Stream<Offer.Hours> hours(Node it) {
        var days = it.all("daysOfWeek").map(day -> day.json().asString()).toList();
        var opens = it.text("availableStartTime");
        var closes = it.text("availableEndTime");
        return days.isEmpty() || opens == null || closes == null
                ? java.util.stream.Stream.empty()
                : java.util.stream.Stream.of(new Offer.Hours(days, opens.substring(0, 5), closes.substring(0, 5)));
    }

    private static String number(Node it) {
        return it.all("identifier")
                .map(identifier -> identifier.text("value"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new Incomplete("identifier"));
    }

    private static String first(Node it, String name) {
        return it.codes(name).stream().findFirst().orElseThrow(() -> new Incomplete(name));
    }

    private static String above(Node reference) {
        var id = reference.reference();
        if (id == null) {
            throw new Incomplete("reference to the structure above");
        }
        return id;
    }

    private static @Nullable Closing closing(Node it) {
        var type = it.extensionCode("ror-closing-type");
        var from = it.day("ror-closing-date");
        if ((type == null) != (from == null)) {
            throw new Incomplete("closing type and closing date go together (RG_EXP_043)");
        }
        try {
            return type == null || from == null ? null : new Closing(type, from, it.day("ror-reopening-date"));
        } catch (IllegalArgumentException wrong) {
            throw new Incomplete("a closing of a known kind, whose days follow each other (RG_EXP_043, 045)");
        }
    }

    private static Instant updated(Node it, Instant now) {
        return Objects.requireNonNullElse(Node.instant(it.child("meta").text("lastUpdated")), now);
    }

    /// FHIR ids have no slash.
    static String id(String number) {
        return number.replace('/', '-');
    }

    static String department(String commune) {
        return commune.startsWith("97") || commune.startsWith("98") ? commune.substring(0, 3) : commune.substring(0, 2);
    }
}
