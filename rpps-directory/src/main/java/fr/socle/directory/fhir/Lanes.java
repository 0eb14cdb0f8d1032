package fr.socle.directory.fhir;

import fr.socle.directory.fhir.search.Criterion;
import fr.socle.directory.fhir.search.ResourceType.Order;
import fr.socle.directory.fhir.search.ResourceType.Stream;
import fr.socle.directory.fhir.search.ResourceType.Via;
import fr.socle.directory.fhir.search.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A speciality of the professional and a sector of the structure, asked together: the database knows how many have
/// both, which it would guess badly from how many have each.
final class Lanes {

    private static final Pattern SPECIALITY = Pattern.compile("(?:[^|]*\\|)?SM\\d+");
    private static final Pattern SECTOR = Pattern.compile("(?:[^|]*R02[^|]*\\|)?SA\\d+");
    private static final String BACK = "PractitionerRole:practitioner:organization.type";

    private Lanes() {}

    /// One speciality and one sector: whoever has both is known, in the order of the pages.
    static @Nullable Stream ofRole(List<Criterion> asked) {
        return stream(
                asked,
                chained(asked, "practitioner", "qualification-code", SPECIALITY),
                chained(asked, "organization", "type", SECTOR),
                lane -> new Via("directory.role_lane l", "{a}.id = l.role", lane),
                List.of(Order.by("l.role")));
    }

    /// The same asked of professionals: `qualification-code` and
    // `_has:PractitionerRole:practitioner:organization.type`.
    static @Nullable Stream ofPractitioner(List<Criterion> asked) {
        return stream(
                asked,
                one(
                        asked,
                        it -> it.name().equals("qualification-code") && it.modifier() == null && it.chain() == null,
                        SPECIALITY),
                one(asked, it -> it.name().equals("_has") && BACK.equals(it.modifier()), SECTOR),
                lane -> new Via("directory.person_lane l", "{a}.id = l.person", lane),
                List.of(Order.by("l.sort_key"), Order.by("l.rpps")));
    }

    private static @Nullable Stream stream(
            List<Criterion> asked,
            @Nullable Criterion speciality,
            @Nullable Criterion sector,
            Function<Sql, Via> via,
            List<Order> order) {
        if (speciality == null
                || sector == null
                || speciality.values().size() > 1
                || sector.values().size() > 1) {
            return null;
        }
        var rest = new ArrayList<>(asked);
        rest.remove(speciality);
        rest.remove(sector);
        var lane = pairs(speciality, sector).getFirst();
        return new Stream(rest, order, via.apply(Sql.of("l.lane = ?", lane)), false);
    }

    /// The same question, with one condition in the place of the two.
    static List<Criterion> joined(List<Criterion> asked) {
        var speciality = chained(asked, "practitioner", "qualification-code", SPECIALITY);
        var sector = chained(asked, "organization", "type", SECTOR);
        if (speciality == null || sector == null) {
            return asked;
        }
        var rest = new ArrayList<>(asked);
        rest.remove(speciality);
        rest.remove(sector);
        rest.add(new Criterion(
                "role",
                null,
                null,
                pairs(speciality, sector).stream()
                        .map(it -> Codes.LANE + "|" + it)
                        .toList()));
        return rest;
    }

    /// A role knows every know-how of its professional: nobody needs to be looked up for it.
    static @Nullable Sql ofPerson(Criterion chained) {
        if (!chained.name().equals("qualification-code")
                || !chained.values().stream()
                        .allMatch(it -> SPECIALITY.matcher(it).matches())) {
            return null;
        }
        var codes = chained.values().stream()
                .map(it -> it.substring(it.indexOf('|') + 1))
                .toArray(String[]::new);
        return Sql.of("{a}.specialities && ?::text[]", (Object) codes);
    }

    /// And the sector of its structure.
    static @Nullable Sql ofSector(Criterion chained) {
        return chained.name().equals("type")
                        && chained.values().stream()
                                .allMatch(it -> SECTOR.matcher(it).matches())
                ? Sql.of("{a}.sector = any(?::text[])", (Object) chained.values().stream()
                        .map(it -> it.substring(it.indexOf('|') + 1))
                        .toArray(String[]::new))
                : null;
    }

    private static List<String> pairs(Criterion speciality, Criterion sector) {
        return speciality.values().stream()
                .map(Lanes::code)
                .flatMap(one -> sector.values().stream().map(other -> one + "@" + code(other)))
                .toList();
    }

    private static @Nullable Criterion chained(List<Criterion> asked, String name, String chain, Pattern values) {
        return one(asked, it -> it.name().equals(name) && it.modifier() == null && chain.equals(it.chain()), values);
    }

    private static @Nullable Criterion one(List<Criterion> asked, Predicate<Criterion> is, Pattern values) {
        return asked.stream()
                .filter(is)
                .filter(it -> it.values().stream()
                        .allMatch(value -> values.matcher(value).matches()))
                .findFirst()
                .orElse(null);
    }

    private static String code(String token) {
        return token.substring(token.indexOf('|') + 1);
    }
}
