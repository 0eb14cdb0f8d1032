package fr.socle.prescription.bdpm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import fr.socle.prescription.MedicationQuery;
import fr.socle.prescription.Medications;
import fr.socle.prescription.Product;
import fr.socle.prescription.SandboxMedications;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.main.web-application-type=none")
@ActiveProfiles("sandbox")
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BdpmImportTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<String> TABLES = List.of(
            "product", "pack", "composition", "generic_member", "prescribing_condition", "product_atc", "availability");
    private static final Watcher NOBODY = new Watcher();

    @Autowired
    ImportSource bdpm;

    @Autowired
    SandboxMedications sample;

    @Autowired
    Medications medications;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @BeforeEach
    void emptyTheBase() {
        for (var table : List.of(
                "product",
                "pack",
                "composition",
                "generic_member",
                "prescribing_condition",
                "product_atc",
                "availability",
                "medication_file",
                "medication_version")) {
            jdbc.sql("delete from prescription." + table).update();
        }
    }

    @Test
    void the_sample_serves_as_soon_as_the_base_is_empty_and_only_then() {
        sample.ensure();
        sample.ensure();
        assertThat(count("select count(*) from prescription.medication_version"))
                .isEqualTo(1);
        assertThat(medications.byCis("60234100")).map(Product::name).contains("DOLIPRANE 1000 mg, comprimé");
        assertThat(medications.byCis("60234100")).map(Product::substances).contains("PARACÉTAMOL");
    }

    @Test
    void each_file_is_read_in_its_own_encoding() throws IOException {
        bdpm.load(zip(edition(it -> it)), NOBODY);
        var product = medications.byCis("60000001").orElseThrow();
        assertThat(product.name()).isEqualTo("ÉPREUVE 10 mg, comprimé");
        assertThat(product.packs()).extracting(Product.Pack::label).containsExactly("plaquette de 30 comprimé(s)");
        assertThat(product.packs().getFirst().publicPrice()).isEqualByComparingTo("1466.29");
        assertThat(product.packs().getFirst().rates()).isEqualTo("65");
        assertThat(product.isAvailable()).isTrue();
    }

    @Test
    void a_product_that_only_other_files_name_is_kept_as_withdrawn() throws IOException {
        bdpm.load(zip(edition(it -> it)), NOBODY);
        var withdrawn = medications.byCis("60000009").orElseThrow();
        assertThat(withdrawn.withdrawn()).isTrue();
        assertThat(withdrawn.isAvailable()).isFalse();
        assertThat(withdrawn.name()).isEqualTo("GROUPE D'ÉPREUVE");
    }

    @Test
    void an_archive_without_products_or_packs_is_refused() throws IOException {
        var files = edition(it -> it);
        files.remove("CIS_CIP_bdpm.txt");
        refuses(files, "import.missing-file");
    }

    @Test
    void a_file_that_is_no_zip_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("x.zip"), "not a zip");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> bdpm.load(new ImportFile(file, "x.zip"), NOBODY))
                .matches(it -> it.refusal().terms().code().equals("import.unreadable"));
    }

    @Test
    void a_zip_cut_short_is_refused() throws IOException {
        var whole = Files.readAllBytes(zip(edition(it -> it)).path());
        var half = Files.write(folder.resolve("half.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> bdpm.load(new ImportFile(half, "half.zip"), NOBODY))
                .matches(it -> it.refusal().terms().code().equals("import.unreadable"));
    }

    @Test
    void a_first_line_of_another_width_is_a_wrong_header() throws IOException {
        refuses(edition(it -> "Code;Nom;Forme\r\n" + it), "import.wrong-header");
    }

    @Test
    void a_line_of_another_width_is_named_by_its_number() throws IOException {
        var refused = refuses(edition(it -> it + "60000003\tTROP COURT\r\n"), "import.unreadable");
        assertThat(refused.refusal().terms().explanation()).contains("Line 3").contains("CIS_bdpm.txt");
    }

    @Test
    void a_last_line_without_its_end_is_a_truncated_file() throws IOException {
        refuses(edition(it -> it + "60000003\tTROP COU"), "import.truncated");
    }

    @Test
    void a_date_that_is_none_is_named_by_its_line() throws IOException {
        var refused = refuses(edition(it -> it.replace("01/02/2003", "2003-02-01")), "import.unreadable");
        assertThat(refused.refusal().terms().explanation()).contains("Line 1");
    }

    @Test
    void a_refused_import_leaves_the_version_before_serving() throws IOException {
        bdpm.load(zip(edition(it -> it)), NOBODY);
        refuses(edition(it -> it + "bad\r\n"), "import.unreadable");
        assertThat(count("select count(*) from prescription.medication_version"))
                .isEqualTo(1);
        assertThat(count("select count(*) from prescription.product")).isEqualTo(3);
        assertThat(medications.byCis("60000001")).isPresent();
    }

    @Test
    void a_file_that_shrinks_by_more_than_five_per_cent_is_refused() throws IOException {
        bdpm.load(zip(edition(it -> it)), NOBODY);
        refuses(edition(it -> it.substring(0, it.indexOf('\n') + 1)), "import.shrunk");
    }

    @Test
    void the_version_before_is_kept_and_older_ones_go() throws IOException {
        for (var edition = 0; edition < 3; edition++) {
            bdpm.load(zip(edition(it -> it)), NOBODY);
        }
        assertThat(count("select count(*) from prescription.medication_version"))
                .isEqualTo(2);
        assertThat(count("select count(distinct version) from prescription.product"))
                .isEqualTo(2);
        assertThat(count("select count(*) from prescription.medication_version where active"))
                .isEqualTo(1);
    }

    @Test
    void the_real_files_are_found_again_to_the_row() throws IOException {
        var real = Stream.of("../../shared", "../shared")
                .map(it -> Path.of(it, "data/mss-erx/bdpm-2026-05"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(real.isPresent(), "the real files are not on this machine");
        var file = zipOfFolder(real.get());
        var watcher = new Watcher();

        var began = System.nanoTime();
        bdpm.load(file, watcher);
        var seconds = (System.nanoTime() - began) / 1e9;
        bdpm.load(file, NOBODY);
        var again = (System.nanoTime() - began) / 1e9 - seconds;
        System.out.printf("BDPM: %d lines in %.1f s, once more in %.1f s%n", watcher.read, seconds, again);
        jdbc.sql("delete from prescription.medication_version where not active").update();
        for (var table : TABLES) {
            jdbc.sql("delete from prescription." + table
                            + " where version not in (select id from prescription.medication_version)")
                    .update();
        }

        assertThat(lines("CIS_bdpm.txt")).isEqualTo(15_848);
        assertThat(lines("CIS_CIP_bdpm.txt")).isEqualTo(20_903);
        assertThat(lines("CIS_COMPO_bdpm.txt")).isEqualTo(32_389);
        assertThat(lines("CIS_GENER_bdpm.txt")).isEqualTo(10_704);
        assertThat(lines("CIS_CPD_bdpm.txt")).isEqualTo(28_154);
        assertThat(lines("CIS_MITM.txt")).isEqualTo(7_711);
        assertThat(lines("CIS_CIP_Dispo_Spec.txt")).isEqualTo(766);
        assertThat(count("select count(*) from prescription.product where not withdrawn"))
                .isEqualTo(15_848);
        assertThat(count("select count(*) from prescription.pack")).isEqualTo(20_903);
        assertThat(count("select count(*) from prescription.composition")).isEqualTo(32_389);
        assertThat(count("select count(*) from prescription.composition where nature = 'FT'"))
                .isEqualTo(5_497);
        assertThat(count("select count(*) from prescription.composition where nature = 'SA'"))
                .isEqualTo(26_892);
        assertThat(count("select count(*) from prescription.generic_member")).isEqualTo(10_704);
        assertThat(count("select count(distinct group_id) from prescription.generic_member"))
                .isEqualTo(1_659);
        // three lines of the conditions are blank
        assertThat(count("select count(*) from prescription.prescribing_condition"))
                .isEqualTo(28_151);
        assertThat(count("select count(*) from prescription.product_atc")).isEqualTo(7_711);
        assertThat(count("select count(distinct atc) from prescription.product_atc"))
                .isEqualTo(1_255);
        assertThat(count("select count(*) from prescription.availability")).isEqualTo(766);
        assertThat(count("select count(*) from prescription.product where authorisation = 'Autorisation active'"))
                .isEqualTo(14_848);
        assertThat(count("select count(*) from prescription.product where marketing = 'Commercialisée'"))
                .isEqualTo(13_592);
        assertThat(count("""
                select count(*) from prescription.generic_member g
                join prescription.product p using (version, cis) where p.withdrawn""")).isEqualTo(2_517);
        assertThat(count("""
                select count(*) from prescription.pack k
                join prescription.product p using (version, cis) where p.withdrawn""")).isEqualTo(4);
        assertThat(count("select count(*) from prescription.pack where public_price = 1466.29 or price = 1466.29"))
                .isPositive();
        assertThat(watcher.read).isEqualTo(15_848 + 20_903 + 32_389 + 10_704 + 28_154 + 7_711 + 766);
        assertThat(watcher.fraction).isEqualTo(1);

        assertThat(medications.search("doliprnae 1000", 5))
                .extracting(Product::name)
                .anyMatch(it -> it.startsWith("DOLIPRANE 1000"));
        assertThat(medications.search("amoxiciline", 5))
                .extracting(Product::name)
                .allMatch(it -> it.toUpperCase().contains("AMOXICILLINE"));
        assertThat(medications.search("levothyr", 3))
                .extracting(Product::name)
                .allMatch(it -> it.startsWith("LEVOTHYR"));
        assertThat(medications.search("C10AA05", 50)).isNotEmpty().allMatch(it -> "C10AA05".equals(it.atc()));
        var searched = System.nanoTime();
        for (var word : List.of("paracetamol", "ibuprofene 400", "ventoline", "kardegic", "spasfon")) {
            medications.search(word, 20);
        }
        System.out.printf("search: %.0f ms each%n", (System.nanoTime() - searched) / 5e6);
        everyPageFollowsTheOther();
    }

    private void everyPageFollowsTheOther() {
        var names = new java.util.ArrayList<String>();
        String next = null;
        do {
            var page = medications.find(new MedicationQuery(null, "amoxicilline", null, true, next, 20));
            page.products().forEach(it -> names.add(it.cis()));
            next = page.next();
        } while (next != null);
        assertThat(names).doesNotHaveDuplicates();
        assertThat((long) names.size())
                .isEqualTo(medications.count(new MedicationQuery(null, "amoxicilline", null, true, null, 20)));
    }

    private Refused refuses(Map<String, byte[]> files, String code) throws IOException {
        var zip = zip(files);
        try {
            bdpm.load(zip, NOBODY);
        } catch (Refused refused) {
            assertThat(refused.refusal().terms().code()).isEqualTo(code);
            return refused;
        }
        throw new AssertionError("not refused");
    }

    private long lines(String file) {
        return jdbc.sql("select lines from prescription.medication_file where name = :name")
                .param("name", file)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /// A tiny edition written for the test: two products, a pack, a generic group with a product nobody lists.
    private static Map<String, byte[]> edition(UnaryOperator<String> products) {
        var files = new LinkedHashMap<String, byte[]>();
        var first = "60000001\tÉPREUVE 10 mg, comprimé\tcomprimé\torale\tAutorisation active\tProcédure nationale\t"
                + "Commercialisée\t01/02/2003\t\t\t ESSAI\tNon\r\n";
        var second = first.replace("60000001", "60000002").replace("10 mg", "20 mg");
        files.put("bdpm/CIS_bdpm.txt", products.apply(first + second).getBytes(WINDOWS));
        files.put(
                "CIS_CIP_bdpm.txt",
                ("60000001\t1234567\tplaquette de 30 comprimé(s)\tPrésentation active\tDéclaration de "
                                + "commercialisation\t16/03/2011\t3400949497294\toui\t65 %\t1,400,00\t1,466,29\t1,02\t\n")
                        .getBytes(UTF_8));
        files.put(
                "CIS_GENER_bdpm.txt",
                "1\tGROUPE D'ÉPREUVE\t60000001\t0\t1\r\n1\tGROUPE D'ÉPREUVE\t60000009\t1\t2\r\n".getBytes(WINDOWS));
        files.put("LISEZMOI.txt", new byte[] {1});
        return files;
    }

    private ImportFile zip(Map<String, byte[]> files) throws IOException {
        var path = Files.createTempFile(folder, "bdpm", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return new ImportFile(path, "bdpm.zip");
    }

    private ImportFile zipOfFolder(Path real) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var names = Files.list(real)) {
            for (var name : names.filter(it -> it.getFileName().toString().startsWith("CIS_"))
                    .toList()) {
                files.put(name.getFileName().toString(), Files.readAllBytes(name));
            }
        }
        return zip(files);
    }

    private static final class Watcher implements ImportProgress {
        long read;
        double fraction;

        @Override
        public void read(long rows, double reached) {
            read = rows;
            fraction = reached;
        }

        @Override
        public void accepted(long rows) {}

        @Override
        public void rejected(long line, String code, String message) {}
    }
}
