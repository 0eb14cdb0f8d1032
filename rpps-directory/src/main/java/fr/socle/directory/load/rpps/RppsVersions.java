package fr.socle.directory.load.rpps;

import fr.socle.directory.load.rpps.RppsReading.Kind;
import fr.socle.directory.load.text.SqlScript;
import fr.socle.kernel.imports.ImportRefusal;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The version of the register that serves, the one before it, and the one being prepared.
@Component
class RppsVersions {

    private static final double LEAST = 0.95;

    private final JdbcClient jdbc;

    RppsVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waits for its turn, then makes room for the lines. To be called inside the import's transaction.
    void open() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.establishment'))")
                .query((row, _) -> true)
                .single();
        jdbc.sql(RppsStaging.CREATE_ACTIVITY).update();
        jdbc.sql(RppsStaging.CREATE_KNOW_HOW).update();
        jdbc.sql(RppsStaging.CREATE_DEGREE).update();
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
                    count("select count(distinct person) from rpps_degree"));
        }
    }

    private static void refuseIfShrunk(long before, long now) {
        if (now < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, now).asException();
        }
    }

    /// Builds the new version beside the one that serves, and puts it in its place: others see it at the commit.
    ///
    /// @return how many people it holds
    long swap(RppsReading read, OffsetDateTime now) {
        if (read.has(Kind.KNOW_HOW)) {
            run("rpps-know-how", now);
        }
        if (read.has(Kind.DEGREE)) {
            run("rpps-degree", now);
        }
        var activities = read.has(Kind.ACTIVITY);
        run(activities ? "rpps-activity" : "rpps-unchanged", now);
        run("rpps-people", now);
        run("rpps-past", now);
        if (activities) {
            run("rpps-past-activity", now);
            run("rpps-swap-activity", now);
        }
        run("rpps-swap", now);
        if (activities) {
            run("place-structures", now);
        }
        return count("select count(*) from directory.practitioner where source = 'rpps' and active");
    }

    private void run(String script, OffsetDateTime now) {
        SqlScript.named(script).run(jdbc, now);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
