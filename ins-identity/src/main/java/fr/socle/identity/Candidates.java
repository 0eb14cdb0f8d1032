package fr.socle.identity;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.replace;
import static org.jooq.impl.DSL.table;

import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.springframework.stereotype.Repository;

/// Whom a search is about: identifiers only, for [People] to load.
@Repository
class Candidates {

    /// The day and any name, best names first; a near day and a name that sounds the same; the year and the very names.
    /// One text whatever the days, so that it is planned once.
    private static final String ABOUT_A_DAY = """
            (select id from identity.person
              where birth_date = :day
              order by greatest(public.similarity(birth_name_key, :name), public.similarity(used_name_key, :name))
                       + public.similarity(first_given_key, :given) desc, id
              limit 50)
            union
            (select id from identity.person
              where birth_date = any(cast(:near as date[])) and birth_name_sound = :sound order by id limit 50)
            union
            (select id from identity.person
              where birth_date = any(cast(:near as date[])) and used_name_sound = :sound order by id limit 50)
            union
            (select id from identity.person
              where birth_name_key = :name and first_given_key = :given and birth_date between :first and :last
              order by id limit 50)
            """;

    /// A name that sounds the same and the given name most alike; the very given name and the family name most alike.
    private static final String ABOUT_A_PERIOD = """
            (select id from identity.person
              where birth_name_sound = :sound and birth_date between :first and :last
              order by public.similarity(first_given_key, :given) desc, id
              limit 50)
            union
            (select id from identity.person
              where used_name_sound = :sound and birth_date between :first and :last
              order by public.similarity(first_given_key, :given) desc, id
              limit 50)
            union
            (select id from identity.person
              where first_given_key = :given and birth_date between :first and :last
              order by greatest(public.similarity(birth_name_key, :name), public.similarity(used_name_key, :name)) desc, id
              limit 50)
            """;

    private static final Table<Record> PERSON = table(name("identity", "person"));
    private static final Field<UUID> ID = field(name("id"), UUID.class);
    private static final Field<String> MATRICULE = field(name("matricule"), String.class);
    private static final Field<String> OID = field(name("oid"), String.class);
    private static final Field<String> STATUS = field(name("status"), String.class);
    private static final Field<String> BIRTH_NAME_KEY = field(name("birth_name_key"), String.class);
    private static final Field<String> USED_NAME_KEY = field(name("used_name_key"), String.class);
    private static final Field<String> GIVEN_KEYS = field(name("given_keys"), String.class);
    private static final Field<LocalDate> BIRTH_DATE = field(name("birth_date"), LocalDate.class);
    private static final Field<String> SEX = field(name("sex"), String.class);
    private static final Field<String> BIRTH_PLACE = field(name("birth_place"), String.class);
    /// The character after Z: every key that starts with P lies between P and P[.
    private static final String AFTER_Z = "[";

    private final DSLContext dsl;

    Candidates(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// For [People#among].
    static Wanted like(String familyName, String givenName, BirthPeriod born) {
        var parameters = new HashMap<String, Object>();
        parameters.put("name", Spelling.key(familyName));
        parameters.put("sound", Sounds.of(familyName));
        parameters.put("given", Spelling.key(givenName));
        var around = born.isOneDay() ? BirthPeriod.year(born.first().getYear()) : born;
        parameters.put("first", around.first());
        parameters.put("last", around.last());
        if (!born.isOneDay()) {
            return new Wanted(ABOUT_A_PERIOD, parameters);
        }
        parameters.put("day", born.first());
        parameters.put(
                "near",
                BirthDates.near(born.first()).stream().map(LocalDate::toString).toArray(String[]::new));
        return new Wanted(ABOUT_A_DAY, parameters);
    }

    /// @param ids a constant: a query for identifiers
    record Wanted(String ids, Map<String, Object> parameters) {}

    List<PatientId> satisfying(Criteria criteria, Page.Wanted page) {
        var after = page.after();
        return dsl
                .select(ID)
                .from(PERSON)
                .where(condition(criteria))
                .and(after == null ? noCondition() : ID.gt(after.value()))
                .orderBy(ID)
                .limit(page.size() + 1)
                .fetch(ID)
                .stream()
                .map(PatientId::new)
                .toList();
    }

    int count(Criteria criteria) {
        return dsl.fetchCount(dsl.selectFrom(PERSON).where(condition(criteria)));
    }

    private static Condition condition(Criteria criteria) {
        var all = noCondition();
        if (criteria.id() != null) {
            all = all.and(ID.eq(criteria.id().value()));
        }
        if (criteria.ins() != null) {
            all = all.and(MATRICULE.eq(criteria.ins().matricule()))
                    .and(OID.eq(criteria.ins().authority().oid()))
                    .and(STATUS.eq(inline(IdentityStatus.QUAL.name())));
        }
        if (criteria.familyName() != null) {
            all = all.and(
                    starts(BIRTH_NAME_KEY, criteria.familyName()).or(starts(USED_NAME_KEY, criteria.familyName())));
        }
        if (criteria.givenName() != null) {
            all = all.and(given(criteria.givenName()));
        }
        if (criteria.born() != null) {
            all = all.and(
                    BIRTH_DATE.between(criteria.born().first(), criteria.born().last()));
        }
        if (criteria.sex() != null) {
            all = all.and(SEX.eq(criteria.sex().name()));
        }
        if (criteria.birthPlace() != null) {
            all = all.and(BIRTH_PLACE.eq(criteria.birthPlace()));
        }
        if (criteria.reach() != null) {
            all = all.and(ReachCondition.of(criteria.reach()));
        }
        return criteria.status() == null
                ? all
                : all.and(STATUS.eq(criteria.status().name()));
    }

    private static Condition starts(Field<String> key, Criteria.NameStart wanted) {
        return wanted.whole() ? key.eq(wanted.key()) : key.ge(wanted.key()).and(key.lt(wanted.key() + AFTER_Z));
    }

    /// One of the words of the list, or the list read without its spaces (JEAN PIERRE asked as Jean-Pierre).
    private static Condition given(Criteria.NameStart wanted) {
        var end = wanted.whole() ? " " : "";
        return concat(inline(" "), GIVEN_KEYS, inline(" "))
                .contains(" " + wanted.key() + end)
                .or(starts(replace(GIVEN_KEYS, inline(" "), inline("")), wanted));
    }
}
