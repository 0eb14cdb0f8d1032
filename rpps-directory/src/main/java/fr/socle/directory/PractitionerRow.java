package fr.socle.directory;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The table of professionals, as the searches see it.
final class PractitionerRow {

    static final Table<Record> TABLE = table(name("directory", "practitioner"));
    static final Field<UUID> ID = field(name("practitioner", "id"), UUID.class);
    static final Field<String> RPPS = text("rpps");
    static final Field<String> NATIONAL_ID = text("national_id");
    static final Field<String> PROFESSION = text("profession");
    static final Field<String> KNOW_HOW = text("know_how");
    static final Field<String> SORT_KEY = text("sort_key");
    static final Field<String> SEARCH_TEXT = text("search_text");
    static final Field<Boolean> ACTIVE = field(name("practitioner", "active"), Boolean.class);

    private static final Field<Boolean> KEY_HOLDS = field(name("practitioner", "key_holds"), Boolean.class);
    private static final Field<String> CIVILITY = text("civility");
    private static final Field<String> FAMILY = text("family_name");
    private static final Field<String> FAMILY_KEY = text("family_key");
    private static final Field<String> GIVEN = text("given_name");
    private static final Field<String> GIVEN_KEY = text("given_key");

    static final List<Field<?>> COLUMNS =
            List.of(ID, RPPS, NATIONAL_ID, PROFESSION, KNOW_HOW, SORT_KEY, ACTIVE, CIVILITY, FAMILY, GIVEN);

    private PractitionerRow() {}

    private static Field<String> text(String column) {
        return field(name("practitioner", column), String.class);
    }

    static Condition matching(PractitionerFilter filter) {
        return switch (filter) {
            case PractitionerFilter.Identified(var ids) -> ID.in(ids);
            case PractitionerFilter.Registered(var rpps) -> RPPS.in(rpps);
            case PractitionerFilter.Named(var names) ->
                Matching.any(names, FAMILY, FAMILY_KEY).or(Matching.any(names, GIVEN, GIVEN_KEY));
            case PractitionerFilter.Family(var names) -> Matching.any(names, FAMILY, FAMILY_KEY);
            case PractitionerFilter.Given(var names) -> Matching.any(names, GIVEN, GIVEN_KEY);
            case PractitionerFilter.Active(var active) -> ACTIVE.eq(active);
            case PractitionerFilter.PractisingAt(var structures) ->
                exists(selectOne()
                        .from(PracticeRow.TABLE)
                        .where(PracticeRow.PRACTITIONER.eq(ID))
                        .and(PracticeRow.at(structures)));
        };
    }

    /// Inside the platform a number is right or it is none: people whose number has a wrong key are shown as the
    /// register has them (FHIR), and nobody acts as them.
    static Condition reliable() {
        return KEY_HOLDS.isTrue();
    }

    static Condition in(@Nullable Place place) {
        return place == null
                ? noCondition()
                : exists(selectOne()
                        .from(PracticeRow.TABLE)
                        .where(PracticeRow.PRACTITIONER.eq(ID))
                        .and(PracticeRow.in(place)));
    }

    static Practitioner read(Record row, List<PracticeSituation> situations) {
        return new Practitioner(
                row.get(ID),
                new RppsNumber(row.get(RPPS)),
                row.get(NATIONAL_ID),
                row.get(CIVILITY),
                row.get(FAMILY),
                row.get(GIVEN),
                Profession.of(row.get(PROFESSION)).orElse(Profession.OTHER),
                row.get(KNOW_HOW),
                row.get(ACTIVE),
                situations);
    }
}
