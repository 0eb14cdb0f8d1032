package fr.socle.directory.load;

import fr.socle.kernel.imports.ImportRefusal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The version of the national file that serves, the one before it, and the one being prepared. What the directory
/// did not get from that file is carried from one to the next.
@Component
class FinessVersions {

    /// A file may lose this share of its rows between two versions; more is a mistake.
    private static final double LEAST = 0.95;

    private static final String BUILD = """
            insert into directory.establishment_next (
                   finess, key_holds, legal_entity, name, long_name, name_complement, delivery_complement,
                   street_number, street_type, street, street_complement, locality, commune, department,
                   department_name, routing_line, postal_code, town, phone, fax, category, category_label,
                   aggregate_category, aggregate_category_label, siret, ape, tariff_mode, tariff_mode_label,
                   public_service, public_service_label, opened_on, authorised_on, updated_on, education,
                   sort_key, town_key, search_text,
                   x, y, crs, position_source, positioned_on, longitude, latitude, source)
            select site.*, position.x, position.y, position.crs, position.source, position.positioned_on,
                   position.longitude, position.latitude, 'finess'
              from finess_site site
              left join finess_position position using (finess)""";

    private static final String CARRY_OVER = """
            insert into directory.establishment_next
            select * from directory.establishment mine
             where source <> 'finess'
               and not exists (select from finess_site where finess = mine.finess)""";

    private final JdbcClient jdbc;

    FinessVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waits for its turn, then makes room for the new version. To be called inside the import's transaction.
    void open() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.establishment'))")
                .query((row, _) -> true)
                .single();
        jdbc.sql(FinessStaging.CREATE_SITES).update();
        jdbc.sql(FinessStaging.CREATE_POSITIONS).update();
    }

    void refuseIfShrunk(long sites, long positions) {
        var before = jdbc.sql("""
                        select count(*) as sites, count(longitude) as positions
                          from directory.establishment where source = 'finess'""").query(Size.class).single();
        if (sites < before.sites() * LEAST) {
            throw new ImportRefusal.Shrunk(before.sites(), sites).asException();
        }
        if (positions < before.positions() * LEAST) {
            throw new ImportRefusal.Shrunk(before.positions(), positions).asException();
        }
    }

    List<Stray> positionsWithoutSite() {
        return jdbc.sql("""
                        select line, finess from finess_position position
                         where not exists (select from finess_site where finess = position.finess)
                         order by line""")
                .query((row, _) -> new Stray(row.getLong("line"), row.getString("finess")))
                .list();
    }

    /// Builds the new version beside the one that serves, and puts it in its place: others see it at the commit.
    ///
    /// @return how many rows of the file it holds
    long swap() {
        jdbc.sql("set local maintenance_work_mem = '192MB'").update();
        jdbc.sql("create table directory.establishment_next (like directory.establishment including defaults)")
                .update();
        var rows = jdbc.sql(BUILD).update();
        jdbc.sql(CARRY_OVER).update();
        jdbc.sql("select directory.index_establishments('directory.establishment_next')")
                .query((row, _) -> true)
                .single();
        jdbc.sql("analyze directory.establishment_next").update();
        jdbc.sql("drop table if exists directory.establishment_previous").update();
        jdbc.sql("alter table directory.establishment rename to establishment_previous")
                .update();
        jdbc.sql("alter table directory.establishment_next rename to establishment")
                .update();
        return rows;
    }

    record Size(long sites, long positions) {}

    record Stray(long line, String finess) {}
}
