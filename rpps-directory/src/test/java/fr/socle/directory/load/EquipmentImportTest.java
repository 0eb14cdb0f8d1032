package fr.socle.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Heavy equipment out of the activities of FINESS+.
@SpringBootTest
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EquipmentImportTest {

    @TempDir
    Path directory;

    @Autowired
    Map<String, ImportSource> sources;

    @Autowired
    JdbcClient jdbc;

    private final FinessImportTest.Progress progress = new FinessImportTest.Progress();

    @AfterEach
    void nothing_is_left() {
        jdbc.sql("delete from directory.device").update();
        jdbc.sql("delete from directory.past_version where type = 'Device'").update();
        jdbc.sql("delete from directory.source_report where source = 'finess-plus-activities'")
                .update();
    }

    @Test
    void equipment_stands_in_the_site_where_it_is_used_or_with_the_legal_entity() throws IOException {
        load(file(
                exercised("93-1", "2024-01-02", null, "\"equipementMaterielLourd\": {\"code\": \"06201\"}"),
                authorised("93-1", "e1", "\"equipementMaterielLourd\": {\"code\": \"06201\"}") + ","
                        + authorised("93-2", "elsewhere", "\"typeEquipement\": \"05602\"") + "," + SOMETHING_ELSE));
        assertThat(devices())
                .containsExactly(
                        "93-1 990000010 06201 true 2024-01-02 null 1", "93-2 990000507 05602 true 2023-05-01 null 1");
    }

    @Test
    void what_has_ended_is_inactive_and_what_is_no_longer_there_is_told() throws IOException {
        load(file(exercised("93-1", "2024-01-02", null, "") + "," + exercised("93-3", "2024-01-02", null, ""), ""));
        var twenty = new StringBuilder(exercised("93-1", "2024-01-02", "2026-01-01", ""));
        for (var i = 10; i < 30; i++) {
            twenty.append(',').append(exercised("93-" + i, "2024-01-02", null, ""));
        }
        load(file(twenty.toString(), ""));
        assertThat(devices()).hasSize(21).contains("93-1 990000010 null false 2024-01-02 null 2");
        assertThat(jdbc.sql("select id from directory.past_version where type = 'Device' and deleted")
                        .query(String.class)
                        .list())
                .containsExactly("93-3");
    }

    @Test
    void a_file_that_shrinks_is_cut_or_is_another_changes_nothing() throws IOException {
        load(file(exercised("93-1", "2024-01-02", null, "") + "," + exercised("93-2", "2024-01-02", null, ""), ""));
        assertRefused(file(exercised("93-1", "2024-01-02", null, ""), ""));
        assertRefused(file(exercised("93-1", "2024-01-02", null, ""), "").substring(0, 120));
        assertRefused("{\"structures\": []}");
        assertRefused("[]");
        assertThat(devices()).hasSize(2);
    }

    private static final String SOMETHING_ELSE = """
            {"natureAMM": {"caracteristiquesGeneriques": {"numeroAutorisationArhgos": "93-9"}}}""";

    private static String exercised(String number, String since, String ended, String kind) {
        return """
                {"natureEML": {"caracteristiquesGeneriques": {"activiteAeId": "x", "etatObjet": "A",
                   "numeroAutorisationArhgos": "%s", "dateDebutActiviteAutorisee": "%s"%s, "egeId": "e1"},
                 "caracteristiquesSpecifiquesEML": {%s}, "evenement": [{"a": 1}], "capacite": []}}""".formatted(
                        number, since, ended == null ? "" : ", \"dateFinEffectiveActivite\": \"" + ended + "\"", kind);
    }

    private static String authorised(String number, String site, String kind) {
        return """
                {"natureEML": {"caracteristiquesGeneriques": {"etatObjet": "A", "numeroAutorisationArhgos": "%s",
                   "dateDebutActiviteAutorisee": "2023-05-01", "egeId": "%s"},
                 "caracteristiquesSpecifiquesEML": {%s}}}""".formatted(number, site, kind);
    }

    private static String file(String ofSite, String ofEntity) {
        return """
                {"generatedAt": "2026-11-01", "pmej": [{"numeroFiness": "990000507", "pmSmsseId": "p",
                  "activitesAutorisees": [%s],
                  "ege": [{"egeId": "e1", "numFinessEge": "990000010", "activitesExercees": [%s]}]}]}""".formatted(ofEntity, ofSite);
    }

    private List<String> devices() {
        return jdbc.sql("select * from directory.device order by id")
                .query((row, _) -> String.join(
                        " ",
                        row.getString("id"),
                        row.getString("organization"),
                        row.getString("type"),
                        String.valueOf(row.getBoolean("active")),
                        row.getString("starts_on"),
                        row.getString("ends_on"),
                        row.getString("version")))
                .list();
    }

    private void load(String content) throws IOException {
        var file = Files.writeString(Files.createTempFile(directory, "activities", ".json"), content);
        sources.get("finess-plus-activities").load(new ImportFile(file, "activites.json"), progress);
    }

    private void assertRefused(String content) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> load(content));
    }
}
