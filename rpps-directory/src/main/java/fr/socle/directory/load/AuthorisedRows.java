package fr.socle.directory.load;

import fr.socle.directory.load.text.Copies.Into;
import fr.socle.kernel.imports.ImportProgress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Care activities and social equipment on their way to the database. Codes are kept when they look like codes: what
/// else may stand under the names that are looked for is unconfirmed.
final class AuthorisedRows {

    static final String STAGING = """
            create temporary table authorised_line (
                id text collate "C", kind text, number text, organization text, of_site boolean, category text,
                type text, characteristics text[], publics text[], active boolean, starts_on date, ends_on date,
                age_low integer, age_high integer, capacities jsonb) on commit drop""";
    static final String COPY = "copy authorised_line from stdin";

    private static final String COLUMNS =
            "kind, number, organization, category, type, characteristics, publics, active,"
                    + " starts_on, ends_on, age_low, age_high, capacities";
    static final String WRITE = """
            insert into directory.authorised_activity as old (id, %1$s, source, updated_at)
            select distinct on (id) id, %1$s, 'finess-plus', :now
              from authorised_line order by id, active desc, of_site desc, starts_on desc nulls last
            on conflict (id) do update set (%1$s, updated_at, version) = row(%2$s, excluded.updated_at, old.version + 1)
             where (%3$s) is distinct from (%2$s)""".formatted(COLUMNS, prefixed("excluded."), prefixed("old."));
    static final String FORGET = """
            with gone as (delete from directory.authorised_activity old
                           where source = 'finess-plus' and not exists (select from authorised_line where id = old.id)
                       returning id, version)
            insert into directory.past_version (type, id, version, updated_at, deleted, content)
            select 'HealthcareService', id, version + 1, :now, true, null from gone
            on conflict do nothing""";

    private static final String CODE = "[A-Za-z0-9._-]{1,40}";
    private static final String AUTHORISED = "09";
    private static final String INSTALLED = "08";

    private final Into copy;
    private final ImportProgress progress;
    private final FinessPlusNames names;

    AuthorisedRows(Into copy, ImportProgress progress, FinessPlusNames names) {
        this.copy = copy;
        this.progress = progress;
        this.names = names;
    }

    void take(Nature it) throws IOException, SQLException {
        var healthcare = names.healthcareNatures().contains(it.name());
        if (!healthcare && !names.socialNatures().contains(it.name())) {
            return;
        }
        var about = it.about();
        var number = about.text("numeroautorisationarhgos");
        var own = healthcare ? number : about.text("activiteaeid", about.text("identifiantautorisation", ""));
        if (own == null || !own.matches(CODE) || it.organization().isEmpty()) {
            progress.rejected(
                    it.line(), "directory.row-without-number", "The activity has no number of its own, or no owner.");
            return;
        }
        var specific = it.specific();
        copy.row(
                (healthcare ? "as-" : "es-") + own,
                healthcare ? "HEALTHCARE" : "SOCIAL",
                healthcare ? number : null,
                it.organization(),
                it.ofSite(),
                healthcare ? code(specific, names.modality()) : null,
                code(specific, healthcare ? names.activity() : names.discipline()),
                array(specific, healthcare ? names.form() : names.wayOfWorking()),
                array(specific, names.publics()),
                it.isActive(),
                it.day("datedebutactiviteautorisee"),
                it.day("datefinactiviteautorisee"),
                age(specific, names.ageLow()),
                age(specific, names.ageHigh()),
                healthcare ? "{}" : capacities(it.content().branches("capacite")));
    }

    private static @Nullable String code(JsonBranch branch, List<String> names) {
        var code = Nature.code(branch, names);
        return code != null && code.matches(CODE) ? code : null;
    }

    private static String array(JsonBranch branch, List<String> names) {
        return Nature.codes(branch, names).stream()
                .filter(it -> it.matches(CODE))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable Integer age(JsonBranch branch, List<String> names) {
        var text = Nature.code(branch, names);
        return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }

    /// Numbers under names of their own, or rows with a status (TRE_R330) and a number.
    private String capacities(List<JsonBranch> rows) {
        var all = new TreeMap<String, Integer>();
        for (var row : rows) {
            named(row, all, "capacityAvailable", "capaciteAutorisee");
            named(row, all, "femaleCapacityAvailable", "capaciteAutoriseeFemme");
            named(row, all, "maleCapacityAvailable", "capaciteAutoriseeHomme");
            named(row, all, "socialAssistanceCapacityAvailable", "capaciteAutoriseeHabiliteeAideSociale");
            named(row, all, "installedCapacity", "capaciteInstallee");
            named(row, all, "femaleInstalledCapacity", "capaciteInstalleeFemme");
            named(row, all, "maleInstalledCapacity", "capaciteInstalleeHomme");
            named(row, all, "socialAssistanceInstalledCapacity", "capaciteInstalleeHabiliteeAideSociale");
            switch (Nature.code(row, names.capacityStatus())) {
                case AUTHORISED -> add(row, all, "capacityAvailable", names.capacityNumber());
                case INSTALLED -> add(row, all, "installedCapacity", names.capacityNumber());
                case null, default -> {
                    // another state of places, or none told
                }
            }
        }
        return all.entrySet().stream()
                .map(it -> "\"" + it.getKey() + "\":" + it.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void named(JsonBranch row, TreeMap<String, Integer> into, String national, String here) {
        add(row, into, national, names.capacity(national, here));
    }

    private static void add(JsonBranch row, TreeMap<String, Integer> into, String national, List<String> names) {
        var text = Nature.code(row, names);
        if (text != null && text.matches("\\d{1,6}")) {
            into.merge(national, Integer.valueOf(text), Integer::sum);
        }
    }

    private static String prefixed(String alias) {
        return java.util.Arrays.stream(COLUMNS.split(",\\s*"))
                .map(it -> alias + it)
                .collect(Collectors.joining(", "));
    }
}
