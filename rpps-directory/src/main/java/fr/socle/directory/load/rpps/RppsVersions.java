package fr.socle.directory.load.rpps;

import fr.socle.directory.load.rpps.RppsReading.Kind;
import fr.socle.directory.load.text.Beside;
import fr.socle.directory.load.text.Meanwhile;
import fr.socle.directory.load.text.SqlScript;
import fr.socle.directory.load.text.Switch;
import fr.socle.kernel.imports.ImportRefusal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The version of the register that serves, the one before it, and the one being prepared.
@Component
class RppsVersions {

    private static final double LEAST = 0.95;

    private static final List<String> PEOPLE = List.of("directory.practitioner");
    private static final List<String> ALL = List.of(
            "directory.practitioner",
            "directory.practice_situation",
            "directory.structure",
            "directory.structure_point",
            "directory.structure_sector",
            "directory.role_lane",
            "directory.person_lane");

    private final JdbcClient jdbc;
    private final Switch tables;

    RppsVersions(JdbcClient jdbc, Switch tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /// Waits for its turn, then makes room for the lines. To be called inside the import's transaction.
    void open(Beside beside) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.establishment'))")
                .query((row, _) -> true)
                .single();
        SqlScript.named("rpps-clear").run(beside.jdbc(), OffsetDateTime.MIN);
        RppsStaging.OF_PEOPLE.forEach(it -> jdbc.sql(it).update());
        RppsStaging.OF_ACTIVITIES.forEach(it -> beside.jdbc().sql(it).update());
    }

    void refuseIfShrunk(RppsReading read) {
        if (read.has(Kind.ACTIVITY)) {
            var before = count("select count(*) from directory.practitioner where source = 'rpps' and active");
            refuseIfShrunk(before, read.figures().people());
        }
        if (read.has(Kind.KNOW_HOW)) {
            refuseIfShrunk(
                    count("select count(distinct person) from directory.further_know_how"),
                    count("select count(distinct person) from rpps_know_how"));
        }
        if (read.has(Kind.DEGREE)) {
            refuseIfShrunk(
                    count("select count(*) from directory.further_degree"),
                    count("select count(*) from rpps_degree where not again"));
        }
    }

    private static void refuseIfShrunk(long before, long now) {
        if (now < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, now).asException();
        }
    }

    /// Builds the new version beside the one that serves, activities on one connection and people on the other, and
    /// puts it in its place: others see it at the commit.
    ///
    /// @return how many people it holds
    long swap(RppsReading read, Beside beside, OffsetDateTime now) {
        if (read.has(Kind.ACTIVITY)) {
            var activities = activities(read);
            beside.start(() -> activities.forEach(it -> it.run(beside.jdbc(), now)));
        }
        run(people(read), read, now, 0, 0.9);
        beside.join();
        run(last(read), read, now, 0.9, 0.98);
        tables.takeAlone(read.has(Kind.ACTIVITY) ? ALL : PEOPLE);
        run(inItsPlace(read), read, now, 0.98, 1);
        return count("select count(*) from directory.practitioner where source = 'rpps' and active");
    }

    private void run(List<SqlScript> scripts, RppsReading read, OffsetDateTime now, double from, double to) {
        for (var i = 0; i < scripts.size(); i++) {
            scripts.get(i).run(jdbc, now);
            read.built(from + (to - from) * (i + 1) / scripts.size());
        }
    }

    private static List<SqlScript> activities(RppsReading read) {
        return scripts(
                read.has(Kind.KNOW_HOW) ? null : "rpps-known-know-how",
                "rpps-activity",
                "rpps-index-activity",
                "place-structures");
    }

    private static List<SqlScript> people(RppsReading read) {
        return scripts(
                read.has(Kind.KNOW_HOW) ? "rpps-know-how" : null,
                read.has(Kind.DEGREE) ? "rpps-degree" : null,
                read.has(Kind.ACTIVITY) ? null : "rpps-unchanged",
                "rpps-people",
                "rpps-past",
                "rpps-index");
    }

    private static List<SqlScript> last(RppsReading read) {
        return read.has(Kind.ACTIVITY) ? scripts("rpps-past-activity", "rpps-lanes") : List.of();
    }

    private static List<SqlScript> inItsPlace(RppsReading read) {
        var people = Meanwhile.in("practitioner", "id", "rpps");
        return read.has(Kind.ACTIVITY)
                ? Stream.concat(
                                Stream.of(
                                        people,
                                        Meanwhile.in("practice_situation", "id", "rpps"),
                                        Meanwhile.in("structure", "id", "rpps")),
                                scripts("place-swap", "rpps-swap-activity", "rpps-swap").stream())
                        .toList()
                : Stream.concat(Stream.of(people), scripts("rpps-swap").stream())
                        .toList();
    }

    private static List<SqlScript> scripts(@Nullable String... names) {
        return Stream.of(names)
                .filter(Objects::nonNull)
                .map(it -> SqlScript.named(it)
                        .with("establishment", "directory.establishment")
                        .with("structure", "directory.structure_next"))
                .toList();
    }

    long peopleWithdrawn(OffsetDateTime now) {
        return count(
                "select count(*) from directory.practitioner where source = 'rpps' and not active and updated_at ="
                        + " :now",
                now);
    }

    long situationsEnded(OffsetDateTime now) {
        return count("""
            select count(*) from directory.past_version
             where type = 'PractitionerRole' and deleted and updated_at = :now\
            """, now);
    }

    long placesWithoutPoint() {
        return count("""
            select count(*) from directory.structure
             where source = 'rpps'
               and not exists (select from directory.structure_point where organization = structure.id)\
            """);
    }

    private long count(String sql, OffsetDateTime now) {
        return jdbc.sql(sql).param("now", now).query(Long.class).single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
