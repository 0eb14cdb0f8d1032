package fr.socle.identity.reference;

import fr.socle.kernel.PatientId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Moves staged entries into the register and to the people, within the caller's transaction: those the register knows
/// by one of their numbers are corrected, and what changed is written down; the others are new.
@Component
class Entering {

    private static final String KNOWN_BY_NUMBER = """
            update entry e set id = r.id, known_as = r.birth_date
              from identity.reference r
             where r.matricule = e.matricule and r.oid = e.oid""";
    /// NIA become NIR, another sex, another registration: the entry's former number was somebody's.
    private static final String KNOWN_BY_FORMER_NUMBER = """
            update entry e set id = r.id, known_as = r.birth_date
              from (select e.line, split_part(f, '|', 1) as oid, split_part(f, '|', 2) as matricule
                      from entry e, unnest(string_to_array(e.former, ',')) f
                     where e.former is not null) f
              join identity.reference r on r.matricule = f.matricule and r.oid = f.oid
             where e.line = f.line and e.known_as is null""";
    private static final String CHANGES = """
            insert into identity.reference_change (id, person, at, trait, before, after)
            select gen_random_uuid(), r.id, ?, c.trait, c.before, c.after
              from entry e
              join identity.reference r on r.id = e.id and r.birth_date = e.known_as
              cross join lateral (values
                  ('NUMBER', r.oid || '|' || r.matricule, e.oid || '|' || e.matricule),
                  ('BIRTH_NAME', r.birth_name, e.birth_name),
                  ('GIVEN_NAMES', r.given_names, e.given_names),
                  ('BIRTH_DATE', r.birth_date, e.birth_date),
                  ('SEX', r.sex, e.sex),
                  ('BIRTH_PLACE', r.birth_place, e.birth_place),
                  ('DEATH', r.death_date::text, e.death_date::text)) c (trait, before, after)
             where c.before is distinct from c.after""";
    private static final String CORRECT = """
            update identity.reference r
               set oid = e.oid, matricule = e.matricule, birth_name = e.birth_name, given_names = e.given_names,
                   first_given_name = e.first_given_name, birth_date = e.birth_date, sex = e.sex,
                   birth_place = e.birth_place, death_date = e.death_date, name_key = e.name_key,
                   has_former = r.has_former or e.former is not null
              from entry e
             where r.id = e.id and r.birth_date = e.known_as""";
    private static final String ADD = """
            insert into %s (id, oid, matricule, birth_name, given_names, first_given_name, birth_date, sex,
                            birth_place, death_date, has_former, name_key)
            select id, oid, matricule, birth_name, given_names, first_given_name, birth_date, sex, birth_place, death_date,
                   former is not null, name_key
              from entry where known_as is null""";
    private static final String FORGET_FORMER = """
            delete from identity.reference_former f using entry e where f.person = e.id and e.former is not null
               and e.known_as is not null""";
    private static final String FORMER = """
            insert into identity.reference_former (person, rank, oid, matricule, valid_from, valid_until)
            select e.id, f.rank, split_part(f.text, '|', 1), split_part(f.text, '|', 2),
                   nullif(split_part(f.text, '|', 3), '')::date, nullif(split_part(f.text, '|', 4), '')::date
              from entry e, unnest(string_to_array(e.former, ',')) with ordinality f (text, rank)
             where e.former is not null""";
    private static final String CORRECT_PEOPLE = """
            update identity.person p
               set oid = e.oid, matricule = e.matricule, birth_name = e.birth_name,
                   given_names = string_to_array(e.given_names, ' '),
                   first_given_name = coalesce(e.first_given_name, split_part(e.given_names, ' ', 1)),
                   birth_date = e.day, sex = e.sex, birth_place = e.birth_place, death_date = e.death_date,
                   birth_name_sound = e.name_sound, given_keys = translate(e.given_names, '''-', '')
              from entry e
             where p.id = e.id and e.known_as is not null and e.day is not null and e.birth_place is not null""";
    /// A date that is no day, or no place: the person answers to INSi, and is nobody's patient yet.
    private static final String ADD_PEOPLE = """
            insert into %s (id, status, oid, matricule, birth_name, given_names, first_given_name,
                            birth_date, sex, birth_place, death_date, birth_name_sound, given_keys)
            select id, 'QUAL', oid, matricule, birth_name, string_to_array(given_names, ' '),
                   coalesce(first_given_name, split_part(given_names, ' ', 1)), day, sex, birth_place, death_date,
                   name_sound, translate(given_names, '''-', '')
              from entry e
             where known_as is null and day is not null and birth_place is not null
               and not exists (select from identity.person p
                                where p.matricule = e.matricule and p.oid = e.oid and p.status = 'QUAL')""";

    private static final int MANY = 10_000;

    private final JdbcTemplate jdbc;
    private final BuildingBeside beside;
    private final Clock clock;

    Entering(JdbcTemplate jdbc, BuildingBeside beside, Clock clock) {
        this.jdbc = jdbc;
        this.beside = beside;
        this.clock = clock;
    }

    /// @param table a constant: the register, or the one that takes its place
    static String add(String table) {
        return ADD.formatted(table);
    }

    /// @param table a constant: the people, or the table that takes their place
    static String addPeople(String table) {
        return ADD_PEOPLE.formatted(table);
    }

    /// Lines that bear a number of another line: all but the last are left out.
    List<Long> withoutRepetitions() {
        jdbc.queryForList("select set_config('default_statistics_target', '10', true)");
        jdbc.execute("analyze entry");
        var repeated = jdbc.queryForObject(
                "select exists (select from entry group by oid, matricule having count(*) > 1)", Boolean.class);
        return Boolean.TRUE.equals(repeated) ? jdbc.queryForList("""
                        delete from entry where line in (
                            select unnest((array_agg(line order by line desc))[2:]) from entry
                             group by oid, matricule having count(*) > 1)
                        returning line""", Long.class) : List.of();
    }

    /// @param progress hears how much of the work is done, from 0 to 1
    Outcome enter(DoubleConsumer progress) {
        var known = 0;
        if (Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from identity.reference)", Boolean.class))) {
            known = jdbc.update(KNOWN_BY_NUMBER) + jdbc.update(KNOWN_BY_FORMER_NUMBER);
        }
        List<Changed> changed = known > 0 ? correct() : List.of();
        var added = beside.isWorthIt() ? beside.enter(progress) : addOneByOne();
        jdbc.update(FORMER);
        return new Outcome(added, known, changed);
    }

    private List<Changed> correct() {
        var at = Timestamp.from(clock.instant());
        jdbc.update(CHANGES, at);
        var changed = jdbc.query(
                "select distinct c.person, bool_or(c.trait = 'NUMBER') from identity.reference_change c"
                        + " where c.at = ? and c.person in (select id from entry) group by c.person",
                (row, _) -> new Changed(new PatientId(row.getObject(1, UUID.class)), row.getBoolean(2)),
                at);
        jdbc.update(CORRECT);
        jdbc.update(CORRECT_PEOPLE);
        jdbc.update(FORGET_FORMER);
        return changed;
    }

    private int addOneByOne() {
        var added = jdbc.update(add("identity.reference"));
        jdbc.update(addPeople("identity.person") + " on conflict do nothing");
        if (added > MANY) {
            jdbc.execute("analyze identity.reference, identity.person");
        }
        return added;
    }

    /// @param known entries about people the register knew already
    record Outcome(int added, int known, List<Changed> changed) {}

    record Changed(PatientId person, boolean number) {}
}
