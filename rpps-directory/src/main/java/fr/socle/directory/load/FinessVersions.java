package fr.socle.directory.load;

import fr.socle.directory.load.text.Meanwhile;
import fr.socle.directory.load.text.SqlScript;
import fr.socle.directory.load.text.Switch;
import fr.socle.kernel.imports.ImportRefusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The version of the national file that serves, the one before it, and the one being prepared. What the directory
/// did not get from that file is carried from one to the next.
@Component
class FinessVersions {

    /// A file may lose this share of its rows between two versions; more is a mistake.
    private static final double LEAST = 0.95;

    private final JdbcClient jdbc;
    private final Switch tables;

    FinessVersions(JdbcClient jdbc, Switch tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /// Waits for its turn, then makes room for the new version. To be called inside the import's transaction.
    void open() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.establishment'))")
                .query((row, _) -> true)
                .single();
        jdbc.sql(FinessStaging.CREATE_SITES).update();
        jdbc.sql(FinessStaging.CREATE_POSITIONS).update();
        jdbc.sql(FinessStaging.CREATE_ENTITIES).update();
    }

    void refuseIfShrunk(long sites, long positions) {
        var before = jdbc.sql("""
            select count(*) as sites, count(longitude) as positions
              from directory.establishment where source = 'finess'\
            """).query(Size.class).single();
        if (sites < before.sites() * LEAST) {
            throw new ImportRefusal.Shrunk(before.sites(), sites).asException();
        }
        if (positions < before.positions() * LEAST) {
            throw new ImportRefusal.Shrunk(before.positions(), positions).asException();
        }
    }

    /// @param entities legal entities of the file, which holds all of them
    void refuseIfFewerEntities(long entities) {
        var before = count("select count(*) from directory.legal_entity where source in ('finess', 'finess-plus')"
                + " and active");
        if (entities < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, entities).asException();
        }
    }

    List<Stray> positionsWithoutSite() {
        return jdbc.sql("""
            select line, finess from finess_position position
             where not exists (select from finess_site where finess = position.finess)
             order by line\
            """)
                .query((row, _) -> new Stray(row.getLong("line"), row.getString("finess")))
                .list();
    }

    /// Builds the new version beside the one that serves, and puts it in its place: others see it at the commit.
    ///
    /// @param now the moment the new version is from
    /// @return how many rows of the file it holds
    long swap(Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        SqlScript.named("finess-build").run(jdbc, at);
        SqlScript.named("place-structures")
                .with("establishment", "directory.establishment_next")
                .with("structure", "directory.structure")
                .run(jdbc, at);
        tables.takeAlone(List.of("directory.establishment", "directory.structure_point"));
        Meanwhile.in("establishment", "finess", "finess").run(jdbc, at);
        SqlScript.named("place-swap").run(jdbc, at);
        SqlScript.named("finess-swap").run(jdbc, at);
        return count("select count(*) from directory.establishment where source = 'finess'");
    }

    /// Takes the legal entities that were read; of those that no file names any more, the number stays.
    void takeEntities(String source, Instant now) {
        SqlScript.named("finess-entities").with("source", source).run(jdbc, now.atOffset(ZoneOffset.UTC));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /// How many sites of the version before are gone.
    long withdrawn(Instant now) {
        return jdbc.sql("""
            select count(*) from directory.past_version
             where type = 'Organization' and deleted and updated_at = :now\
            """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    record Size(long sites, long positions) {}

    record Stray(long line, String finess) {}
}
