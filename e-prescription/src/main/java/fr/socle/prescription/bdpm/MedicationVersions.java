package fr.socle.prescription.bdpm;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.imports.ImportRefusal;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The versions of the medication base, on the connection of one import: one serves, the one before is kept.
final class MedicationVersions {

    private final JdbcClient jdbc;
    private final Clock clock;

    MedicationVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One import at a time: a second one waits here for the first.
    int begin(String source) {
        jdbc.sql("lock table prescription.medication_version in share row exclusive mode")
                .update();
        gatherIndexEntries();
        return jdbc.sql("""
                        insert into prescription.medication_version (source, loaded_at, active)
                        values (:source, :at, false) returning id""")
                .param("source", source)
                .param("at", clock.instant().atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /// @throws fr.socle.kernel.Refused when the file lost more than 5 % of its rows since the version that serves
    void counted(int version, String file, long lines, long rows) {
        var before =
                jdbc.sql("""
                        select f.rows from prescription.medication_file f
                        join prescription.medication_version v on v.id = f.version
                        where v.active and f.name = :name""").param("name", file).query(Long.class).optional().orElse(0L);
        if (rows * 100 < before * 95) {
            throw new ImportRefusal.Shrunk(before, rows).asException();
        }
        jdbc.sql("""
                        insert into prescription.medication_file (version, name, lines, rows)
                        values (:version, :name, :lines, :rows)""")
                .param("version", version)
                .param("name", file)
                .param("lines", lines)
                .param("rows", rows)
                .update();
    }

    /// For this transaction the trigrams wait in a list, to be put into their index all at once.
    private void gatherIndexEntries() {
        jdbc.sql("select set_config('gin_pending_list_limit', '512MB', true)")
                .query(String.class)
                .single();
        jdbc.sql("select set_config('maintenance_work_mem', '256MB', true)")
                .query(String.class)
                .single();
    }

    private void fillIndexes() {
        jdbc.sql("""
                        select gin_clean_pending_list('prescription.product_search')
                            + gin_clean_pending_list('prescription.composition_search')""").query(Long.class).single();
    }

    void activate(int version) {
        fillIndexes();
        // the new rows are unknown to the planner: without this it believes there is one of each
        jdbc.sql("""
                        analyze prescription.product, prescription.pack, prescription.composition,
                            prescription.generic_member, prescription.prescribing_condition,
                            prescription.product_atc, prescription.availability""").update();
        keepWithdrawn(version);
        var before = jdbc.sql("update prescription.medication_version set active = false where active returning id")
                .query(Integer.class)
                .optional()
                .orElse(version);
        jdbc.sql("update prescription.medication_version set active = true where id = :id")
                .param("id", version)
                .update();
        forgetAllBut(version, before);
    }

    /// Products that other files name and the list of products no longer does: kept, and said to be withdrawn.
    private void keepWithdrawn(int version) {
        jdbc.sql("""
                        insert into prescription.product (version, cis, name, form, routes, authorisation, procedure,
                            marketing, warning, eu_number, holders, reinforced, withdrawn, search_text)
                        select :version, cis, coalesce(min(label), 'Spécialité retirée'), '', '', '', '', '', '', '',
                            '', false, true, ''
                        from (select cis, label from prescription.generic_member where version = :version
                              union all select cis, null from prescription.pack where version = :version
                              union all select cis, null from prescription.composition where version = :version
                              union all select cis, null from prescription.prescribing_condition
                                        where version = :version
                              union all select cis, null from prescription.product_atc where version = :version
                              union all select cis, null from prescription.availability where version = :version
                        ) named
                        where not exists (select 1 from prescription.product p
                                          where p.version = :version and p.cis = named.cis)
                        group by cis""").param("version", version).update();
    }

    private void forgetAllBut(int version, int before) {
        for (var sql : new String[] {
            "delete from prescription.product where version not in (:kept)",
            "delete from prescription.pack where version not in (:kept)",
            "delete from prescription.composition where version not in (:kept)",
            "delete from prescription.generic_member where version not in (:kept)",
            "delete from prescription.prescribing_condition where version not in (:kept)",
            "delete from prescription.product_atc where version not in (:kept)",
            "delete from prescription.availability where version not in (:kept)",
            "delete from prescription.medication_version where id not in (:kept)"
        }) {
            jdbc.sql(sql).param("kept", List.of(version, before)).update();
        }
    }
}
