package fr.socle.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.Communes;
import fr.socle.directory.Communes.Knowledge;
import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.Establishments;
import fr.socle.directory.Mailboxes;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// FINESS+, secure mailboxes, communes and codes.
@SpringBootTest
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherFilesImportTest {

    private static final String SITE = """
            {"informationsGeneralesEGE": {"numFinessEge": "990000010", "nomEgeCourt": "CLINIQUE DU LAC",
               "siret": "12345678900019", "dateOuverture": "2001-02-03"},
             "etatObjet": {"code": "A"}, "categorieEntiteGeographiqueExercice": {"code": "365", "system": "r397"},
             "evenement": [{"a": [1, {"b": 2}]}],
             "adresse": [{"usageAdresse": "01", "codePostal": "75001"},
               {"usageAdresse": "03", "cogCommune": "73065", "numeroVoie": "3", "typeVoie": "R",
                "libelleVoie": "DES BAINS", "ligneAcheminement": "73000 CHAMBERY",
                "coordonneesGeographique": {"coordonneeX": "%s", "coordonneeY": "%s",
                  "cleInInteropBAN": "73065_0100_00003"}}]}""";
    private static final String HEADER = "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|"
            + "Identification nationale PP|Type identifiant structure|Identification Structure|"
            + "Service de rattachement|Dématérialisation|\n";

    @TempDir
    Path directory;

    @Autowired
    Map<String, ImportSource> sources;

    @Autowired
    Communes communes;

    @Autowired
    Establishments establishments;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    DirectoryLoads loads;

    @Autowired
    JdbcClient jdbc;

    private final FinessImportTest.Progress progress = new FinessImportTest.Progress();

    @BeforeEach
    @AfterEach
    void nothing_was_imported_yet() {
        jdbc.sql("delete from directory.establishment").update();
        jdbc.sql("truncate directory.legal_entity, directory.mailbox, directory.commune, directory.past_version")
                .update();
    }

    @Test
    void a_site_of_finess_plus_stands_at_its_geographic_address_in_degrees_or_in_metres() throws IOException {
        load("finess-plus", finessPlus("5.917781", "45.564601"));
        var degrees = establishments.byFiness(new FinessNumber("990000010")).orElseThrow();
        assertThat(degrees.name()).isEqualTo("CLINIQUE DU LAC");
        assertThat(degrees.legalEntity()).isEqualTo("990000028");
        assertThat(degrees.address().town()).isEqualTo("CHAMBERY");
        assertThat(degrees.position()).isNotNull();
        assertThat(degrees.position().latitude()).isBetween(45.5, 45.6);

        load("finess-plus", finessPlus("927000", "6500000"));
        var metres = establishments.byFiness(new FinessNumber("990000010")).orElseThrow();
        assertThat(metres.position()).isNotNull();
        assertThat(metres.position().latitude()).isBetween(45.0, 46.0);
        assertThat(jdbc.sql("select name from directory.legal_entity")
                        .query(String.class)
                        .single())
                .isEqualTo("SOCIETE DU LAC");
    }

    @Test
    void finess_plus_cut_short_is_refused_and_the_version_before_serves() throws IOException {
        var whole = finessPlus("5.9", "45.5");
        load("finess-plus", whole);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> load("finess-plus", whole.substring(0, whole.length() * 6 / 10)))
                .satisfies(it -> assertThat(it.refusal()).isInstanceOf(ImportRefusal.Truncated.class));
        assertThat(establishments.byFiness(new FinessNumber("990000010"))).isPresent();
    }

    @Test
    void mailboxes_are_a_set_and_a_short_file_withdraws_nothing() throws IOException {
        load("finess-plus", finessPlus("5.9", "45.5"));
        load("mssante-addresses", HEADER + box("A@lac.mssante.test") + box("b@lac.mssante.test"));
        assertThat(mailboxes.of("990000010"))
                .extracting(Mailboxes.Published::address)
                .containsExactly("a@lac.mssante.test", "b@lac.mssante.test");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> load("mssante-addresses", HEADER + box("b@lac.mssante.test")))
                .satisfies(it -> assertThat(it.refusal()).isEqualTo(new ImportRefusal.Shrunk(2, 1)));
        load("mssante-addresses", HEADER + box("b@lac.mssante.test") + box("c@lac.mssante.test"));
        assertThat(mailboxes.of("990000010"))
                .extracting(Mailboxes.Published::address)
                .containsExactly("b@lac.mssante.test", "c@lac.mssante.test");
        assertThat(loads.latest()).extracting(DirectoryLoads.Load::source).contains("mssante-addresses");
    }

    @Test
    void whose_addresses_change_has_a_new_version_and_nobody_else() throws IOException {
        load("finess-plus", finessPlus("5.9", "45.5"));
        var siteOnly = "select version from directory.establishment where finess = '990000010'";
        load("mssante-addresses", HEADER + box("a@lac.mssante.test") + box("b@lac.mssante.test"));
        assertThat(number(siteOnly)).as("two addresses, one change").isEqualTo(2);
        load("mssante-addresses", HEADER + box("b@lac.mssante.test") + box("a@lac.mssante.test"));
        assertThat(number(siteOnly)).as("the same set").isEqualTo(2);
        load("mssante-addresses", HEADER + box("b@lac.mssante.test") + box("c@lac.mssante.test"));
        assertThat(number(siteOnly)).isEqualTo(3);
        assertThat(number("select count(*) from directory.establishment site, directory.source_report report"
                        + " where finess = '990000010' and source = 'mssante-addresses' and updated_at = loaded_at"
                                .replace("source =", "report.source =")))
                .as("a delta sees it")
                .isOne();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    void a_commune_is_known_by_every_name_it_had() throws IOException {
        load("insee-communes", """
                "COM","TNCC","NCC","NCCENR","LIBELLE","DATE_DEBUT","DATE_FIN"
                "04045","0","CERESTE","Céreste","Céreste","1943-01-01","2024-01-01"
                "04045","0","CERESTE EN LUBERON","Céreste-en-Luberon","Céreste-en-Luberon","2024-01-01",""
                """);
        assertThat(jdbc.sql("select name from directory.commune where code = '04045' order by since")
                        .query(String.class)
                        .list())
                .containsExactly("Céreste", "Céreste-en-Luberon");
        assertThat(communes.of("04045")).isEqualTo(Knowledge.LISTED);
        assertThat(communes.of("04999")).isEqualTo(Knowledge.NOT_LISTED);
        assertThat(communes.of("05001")).isEqualTo(Knowledge.NO_LIST);
    }

    @Test
    void codes_come_from_official_layouts() throws IOException {
        load("terminologies", """
                <?xml version="1.0" encoding="UTF-8"?>
                <RetrieveValueSetResponse xmlns="urn:ihe:iti:svs:2008">
                  <ValueSet id="1.2.3.4" version="20240101" displayName="JDV_J999">
                    <ConceptList xml:lang="fr-FR">
                      <Concept code="SM04" displayName="Cardiologie" codeSystem="1.2.3"/>
                    </ConceptList></ValueSet></RetrieveValueSetResponse>""");
        load("terminologies", """
                {"resourceType":"ConceptMap","url":"urn:map","version":"1","status":"active","group":[
                  {"source":"urn:a","target":"urn:b","element":[{"code":"1","target":[{"code":"2","equivalence":"equal"}]}]}]}""");
        assertThat(jdbc.sql("select display from directory.value_set_member where value_set = 'urn:oid:1.2.3.4'")
                        .query(String.class)
                        .single())
                .isEqualTo("Cardiologie");
        assertThat(jdbc.sql("select target_code from directory.concept_map_element where map = 'urn:map'")
                        .query(String.class)
                        .single())
                .isEqualTo("2");
    }

    private static String finessPlus(String x, String y) {
        return """
                {"generatedAt": "2026-08-26", "schemaVersion": "1", "pmej": [{
                  "informationsGeneralesPMEJ": {"numFinessPm": "990000028", "denominationPm": "SOCIETE DU LAC",
                     "siren": "123456789", "etatObjet": {"code": "A"}},
                  "adresse": [], "contact": [], "ege": [%s]}], "gco": [], "gcc": []}""".formatted(SITE.formatted(x, y));
    }

    private static String box(String address) {
        return "ORG|" + address + "||||FINESS|990000010||O|\n";
    }

    private void load(String source, String text) throws IOException {
        var file = directory.resolve("file");
        Files.writeString(file, text);
        sources.get(source).load(new ImportFile(file, "file"), progress);
    }
}
