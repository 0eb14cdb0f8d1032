package fr.socle.directory;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;

import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PracticeSituation;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The table of practice situations, as the searches see it.
final class PracticeRow {

    static final Table<Record> TABLE = table(name("directory", "practice_situation"));
    static final Field<String> ID = text("id");
    static final Field<UUID> PRACTITIONER = field(name("practice_situation", "practitioner"), UUID.class);
    static final Field<Integer> RANK = field(name("practice_situation", "rank"), Integer.class);

    private static final Field<String> STRUCTURE_ID = text("structure_id");
    private static final Field<String> STRUCTURE_NAME = text("structure_name");
    private static final Field<String> FINESS = text("finess");
    private static final Field<String> ORGANIZATION = text("organization");
    private static final Field<String> SECTOR = text("sector");
    private static final Field<String> MODE = text("mode");
    private static final Field<Boolean> ACTIVE = field(name("practice_situation", "active"), Boolean.class);
    private static final Field<String[]> LINES = field(name("practice_situation", "lines"), String[].class);
    private static final Field<String> POSTAL_CODE = text("postal_code");
    private static final Field<String> TOWN = text("town");
    private static final Field<String> TOWN_KEY = text("town_key");
    private static final Field<String> COMMUNE = text("commune");
    private static final Field<String> DEPARTMENT = text("department");
    private static final Field<String> PHONE = text("phone");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static final List<Field<?>> COLUMNS = List.of(
            ID,
            PRACTITIONER,
            STRUCTURE_ID,
            STRUCTURE_NAME,
            FINESS,
            SECTOR,
            MODE,
            ACTIVE,
            LINES,
            POSTAL_CODE,
            TOWN,
            COMMUNE,
            DEPARTMENT,
            PHONE);
    /// With what a practice says of its professional.
    static final List<Field<?>> JOINED = Stream.concat(
                    COLUMNS.stream(),
                    Stream.of(PractitionerRow.PROFESSION, PractitionerRow.KNOW_HOW, PractitionerRow.ACTIVE))
            .toList();

    private PracticeRow() {}

    private static Field<String> text(String column) {
        return field(name("practice_situation", column), String.class);
    }

    static Condition matching(PracticeFilter filter) {
        return switch (filter) {
            case PracticeFilter.Identified(var ids) -> ID.in(ids);
            case PracticeFilter.Of(var references) ->
                PRACTITIONER.in(uuids(references)).or(PractitionerRow.RPPS.in(references));
            case PracticeFilter.At(var structures) ->
                STRUCTURE_ID.in(structures).or(ORGANIZATION.in(structures));
            case PracticeFilter.InRole(var codes) ->
                PractitionerRow.PROFESSION.in(codes).or(MODE.in(codes));
            case PracticeFilter.WithKnowHow(var codes) -> PractitionerRow.KNOW_HOW.in(codes);
            case PracticeFilter.Active(var active) ->
                active ? practising() : practising().not();
        };
    }

    static Condition at(Set<String> structures) {
        return STRUCTURE_ID.in(structures).or(ORGANIZATION.in(structures));
    }

    private static Condition practising() {
        return ACTIVE.isTrue().and(PractitionerRow.ACTIVE.isTrue());
    }

    private static Set<UUID> uuids(Set<String> references) {
        return references.stream()
                .filter(it -> UUID_FORM.matcher(it).matches())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    static Condition in(Place place) {
        return switch (place) {
            case Place.Department(var code) -> DEPARTMENT.eq(code);
            case Place.Code(var code) -> POSTAL_CODE.eq(code).or(COMMUNE.eq(code));
            case Place.Town(var town) -> {
                var key = SearchText.town(town);
                yield key.isEmpty() ? noCondition() : TOWN_KEY.like(key + "%");
            }
        };
    }

    static PracticeSituation situation(Record row) {
        return new PracticeSituation(
                row.get(ID), row.get(STRUCTURE_NAME), finess(row.get(FINESS)), row.get(STRUCTURE_ID), row.get(SECTOR));
    }

    /// A number with a wrong key stays in its row, and is no value.
    private static @Nullable FinessNumber finess(@Nullable String number) {
        try {
            return number == null ? null : new FinessNumber(number);
        } catch (IllegalArgumentException wrongKey) {
            return null;
        }
    }

    /// @param row a practice joined with its professional
    static Practice read(Record row) {
        return new Practice(
                situation(row),
                row.get(PRACTITIONER),
                Profession.of(row.get(PractitionerRow.PROFESSION)).orElse(Profession.OTHER),
                row.get(PractitionerRow.KNOW_HOW),
                row.get(MODE),
                row.get(ACTIVE) && row.get(PractitionerRow.ACTIVE),
                new Address(
                        List.of(row.get(LINES)),
                        row.get(POSTAL_CODE),
                        row.get(TOWN),
                        row.get(COMMUNE),
                        row.get(DEPARTMENT)),
                row.get(PHONE));
    }
}
