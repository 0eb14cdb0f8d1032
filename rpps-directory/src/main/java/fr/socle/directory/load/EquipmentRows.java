package fr.socle.directory.load;

import fr.socle.directory.load.text.Copies.Into;
import fr.socle.kernel.imports.ImportProgress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// Heavy equipment (nature EML) on its way to the database.
final class EquipmentRows {

    static final String STAGING = """
            create temporary table equipment_line (
                id text collate "C", organization text, of_site boolean, type text, active boolean, starts_on date,
                ends_on date) on commit drop""";
    static final String COPY = "copy equipment_line from stdin";
    static final String WRITE = """
            insert into directory.device (id, organization, type, active, starts_on, ends_on, source, updated_at)
            select distinct on (id) id, organization, type, active, starts_on, ends_on, 'finess-plus', :now
              from equipment_line order by id, active desc, of_site desc, starts_on desc nulls last
            on conflict (id) do update set organization = excluded.organization, type = excluded.type,
                   active = excluded.active, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
                   source = excluded.source, updated_at = excluded.updated_at, version = device.version + 1
             where (device.organization, device.type, device.active, device.starts_on, device.ends_on)
                   is distinct from
                   (excluded.organization, excluded.type, excluded.active, excluded.starts_on, excluded.ends_on)""";
    static final String FORGET = """
            with gone as (delete from directory.device old
                           where source = 'finess-plus' and not exists (select from equipment_line where id = old.id)
                       returning id, version)
            insert into directory.past_version (type, id, version, updated_at, deleted, content)
            select 'Device', id, version + 1, :now, true, null from gone
            on conflict do nothing""";

    private static final String NATURE = "natureeml";

    private final Into copy;
    private final ImportProgress progress;
    private final List<String> kinds;
    private long withoutKind;

    /// @param kinds names of the part that says what equipment it is
    EquipmentRows(Into copy, ImportProgress progress, List<String> kinds) {
        this.copy = copy;
        this.progress = progress;
        this.kinds = kinds;
    }

    /// How many pieces of equipment say not what they are.
    long withoutKind() {
        return withoutKind;
    }

    void take(Nature it) throws IOException, SQLException {
        if (!it.name().equals(NATURE)) {
            return;
        }
        var number = it.about().text("numeroautorisationarhgos");
        if (number == null || it.organization().isEmpty()) {
            progress.rejected(
                    it.line(), "directory.row-without-number", "The equipment has no ARHGOS number, or no owner.");
            return;
        }
        var kind = Nature.code(it.specific(), kinds);
        withoutKind += kind == null ? 1 : 0;
        copy.row(
                number,
                it.organization(),
                it.ofSite(),
                kind,
                it.isActive(),
                it.day("datedebutactiviteautorisee"),
                it.day("datefinactiviteautorisee"));
    }
}
