package fr.socle.directory.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.EstablishmentFilter;
import fr.socle.directory.Establishments;
import fr.socle.directory.Place;
import fr.socle.directory.TextMatch;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FinessImportTest {

    private static final String HEADER = "finess;etalab;98;2021-01-08\n";
    private static final String CLINIC = site("990000010", "CLINIQUE DE L'ÉTANG", "01440 VIRIAT", "01", "451", "365");
    private static final String PHARMACY =
            site("990000028", "PHARMACIE DU PONT", "97410 ST PIERRE", "9D", "416", "620");
    private static final String POINT =
            "geolocalisation;990000010;882408.3;6543019.6;1,ATLASANTE,96,BAN,EPSG:2154 RGF93;2021-01-08\n";

    @TempDir
    Path directory;

    @Autowired
    ImportSource finess;

    @Autowired
    Establishments establishments;

    @Autowired
    JdbcClient jdbc;

    private final Progress progress = new Progress();

    @BeforeEach
    void nothing_was_imported_yet() {
        jdbc.sql("delete from directory.establishment").update();
        jdbc.sql("delete from directory.legal_entity").update();
    }

    @Test
    void sites_and_their_positions_come_in() throws IOException {
        finess.load(file(HEADER + CLINIC + PHARMACY + POINT, UTF_8), progress);

        var clinic = establishments.byFiness(new FinessNumber("990000010")).orElseThrow();
        assertThat(clinic.name()).isEqualTo("CLINIQUE DE L'ÉTANG");
        assertThat(clinic.address().lines()).containsExactly("12 BIS R DES LILAS");
        assertThat(clinic.address().postalCode()).isEqualTo("01440");
        assertThat(clinic.address().town()).isEqualTo("VIRIAT");
        assertThat(clinic.address().commune()).isEqualTo("01451");
        assertThat(clinic.registration().openedOn()).hasToString("1979-02-13");
        assertThat(clinic.position()).isNotNull();
        assertThat(clinic.position().latitude()).isBetween(45.96, 45.97);
        var pharmacy = establishments.byFiness(new FinessNumber("990000028")).orElseThrow();
        assertThat(pharmacy.address().department()).isEqualTo("974");
        assertThat(pharmacy.address().commune()).isEqualTo("97416");
        assertThat(pharmacy.position()).isNull();
        assertThat(progress.accepted).isEqualTo(2);
        assertThat(progress.fraction).isEqualTo(1);
        assertThat(progress.rejected).isEmpty();
    }

    @Test
    void a_yearly_file_names_its_columns_and_has_points_beside_the_sites() throws IOException {
        finess.load(
                file(
                        "nofinesset;nofinessej;rs;departement;cog;ligneacheminement;categetab;liblongcategetab;coordx;coordy;"
                                + "sourcegeocod;dategeocod;datemaj\n"
                                + "990000010;990000051;CLINIQUE DE L'ÉTANG;01;01451;01440 VIRIAT;365;Clinique;882408.3;"
                                + "6543019.6;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93;2021-01-04;2020-02-04\n"
                                + "990000028;990000069;PHARMACIE DU PONT;9D;97416;97410 ST PIERRE;620;Pharmacie;;;;;2020-02-04\n",
                        ISO_8859_1),
                progress);

        var clinic = establishments.byFiness(new FinessNumber("990000010")).orElseThrow();
        assertThat(clinic.name()).isEqualTo("CLINIQUE DE L'ÉTANG");
        assertThat(clinic.address().commune()).isEqualTo("01451");
        assertThat(clinic.position()).isNotNull();
        assertThat(clinic.position().latitude()).isBetween(45.96, 45.97);
        var pharmacy = establishments.byFiness(new FinessNumber("990000028")).orElseThrow();
        assertThat(pharmacy.address().commune()).isEqualTo("97416");
        assertThat(pharmacy.position()).isNull();
    }

    @Test
    void legal_entities_come_in_a_file_of_their_own_and_sites_stay() throws IOException {
        finess.load(file(HEADER + CLINIC, UTF_8), progress);
        finess.load(
                file(HEADER + entity("990000051", "FONDATION DU LAC") + entity("990000069", "SA DU PONT"), UTF_8),
                progress);

        assertThat(names()).containsExactly("CLINIQUE DE L'ÉTANG");
        assertThat(progress.accepted).isEqualTo(2);
        assertThat(jdbc.sql("""
                        select concat_ws(' ', name, siren, legal_status, street_number, street_type, street, postal_code,
                               town, commune, opened_on)
                          from directory.legal_entity where finess = '990000051'""").query(String.class).single())
                .isEqualTo("FONDATION DU LAC 356000000 63 4 R DES AULNES 01440 VIRIAT 01451 2001-01-01");
        assertThat(progress.rejected).isEmpty();
    }

    @Test
    void half_of_the_legal_entities_is_refused() throws IOException {
        finess.load(
                file(HEADER + entity("990000051", "FONDATION DU LAC") + entity("990000069", "SA DU PONT"), UTF_8),
                progress);
        assertRefused(
                () -> finess.load(file(HEADER + entity("990000051", "FONDATION DU LAC"), UTF_8), progress),
                new ImportRefusal.Shrunk(2, 1));
    }

    @Test
    void an_old_file_in_latin_1_reads_the_same() throws IOException {
        finess.load(file(HEADER + CLINIC, ISO_8859_1), progress);
        assertThat(names()).containsExactly("CLINIQUE DE L'ÉTANG");
    }

    @Test
    void a_compressed_file_reads_the_same() throws IOException {
        finess.load(gzip(HEADER + CLINIC + PHARMACY), progress);
        assertThat(names()).hasSize(2);
    }

    @Test
    void quotes_are_those_of_csv_unless_they_are_not() throws IOException {
        var quoted = CLINIC.replace("CLINIQUE DE L'ÉTANG", "\"CLINIQUE \"\"LE LAC\"\"\"");
        var stray = PHARMACY.replace("PHARMACIE DU PONT", "\"LE PONT\" PHARMACIE");
        finess.load(file(HEADER + quoted + stray, UTF_8), progress);
        assertThat(names()).containsExactly("CLINIQUE \"LE LAC\"", "\"LE PONT\" PHARMACIE");
    }

    @Test
    void a_wrong_key_is_kept_and_marked() throws IOException {
        finess.load(file(HEADER + CLINIC.replace("990000010", "990000011"), UTF_8), progress);
        assertThat(establishments.require("990000011").keyHolds()).isFalse();
    }

    @Test
    void a_row_that_comes_twice_counts_once_and_a_point_of_nobody_is_reported() throws IOException {
        var stray = POINT.replace("990000010", "990000028");
        var nowhere = POINT.replace("EPSG:2154 RGF93", "a map");
        finess.load(file(HEADER + CLINIC + CLINIC + stray + nowhere, UTF_8), progress);
        assertThat(progress.accepted).isOne();
        assertThat(progress.rejected)
                .containsExactly(
                        "3 directory.row-twice",
                        "5 directory.position-unreadable",
                        "4 directory.position-without-site");
    }

    @Test
    void another_file_is_refused_by_its_first_line() {
        assertRefused(
                () -> finess.load(file("nofinesset;nofinessej\n" + CLINIC, UTF_8), progress),
                new ImportRefusal.WrongHeader(FinessLayout.HEADER));
    }

    @Test
    void an_empty_file_is_refused() {
        assertRefused(() -> finess.load(file("", UTF_8), progress), new ImportRefusal.Empty());
        assertRefused(() -> finess.load(file(HEADER, UTF_8), progress), new ImportRefusal.Empty());
    }

    @Test
    void a_file_cut_in_its_last_line_is_refused() {
        assertTruncated(HEADER + CLINIC + PHARMACY.substring(0, 80), 3);
        assertTruncated(HEADER + CLINIC + POINT.substring(0, POINT.length() - 4), 3);
    }

    @Test
    void a_compressed_file_that_is_cut_is_refused() throws IOException {
        var whole = gzip(HEADER + CLINIC + PHARMACY);
        var bytes = Files.readAllBytes(whole.path());
        Files.write(whole.path(), Arrays.copyOf(bytes, bytes.length - 40));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> finess.load(whole, progress))
                .satisfies(it -> assertThat(it.refusal()).isInstanceOf(ImportRefusal.Truncated.class));
    }

    @Test
    void a_line_with_a_wrong_number_of_fields_is_named() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> finess.load(file(HEADER + "structureet;1;2\n" + CLINIC, UTF_8), progress))
                .satisfies(it -> assertThat(it.refusal())
                        .isInstanceOfSatisfying(
                                ImportRefusal.Unreadable.class,
                                no -> assertThat(no.line()).isEqualTo(2)));
    }

    @Test
    void a_refused_file_leaves_the_version_before_serving() throws IOException {
        finess.load(file(HEADER + CLINIC, UTF_8), progress);
        assertTruncated(HEADER + PHARMACY + PHARMACY.substring(0, 80), 3);
        assertThat(names()).containsExactly("CLINIQUE DE L'ÉTANG");
    }

    @Test
    void a_file_that_shrinks_by_more_than_five_percent_is_refused() throws IOException {
        finess.load(file(HEADER + many(100), UTF_8), progress);
        finess.load(file(HEADER + many(95), UTF_8), progress);
        assertRefused(() -> finess.load(file(HEADER + many(90), UTF_8), progress), new ImportRefusal.Shrunk(95, 90));
        assertThat(names()).hasSize(95);
    }

    @Test
    void a_file_that_loses_its_positions_is_refused() throws IOException {
        finess.load(file(HEADER + CLINIC + POINT, UTF_8), progress);
        assertRefused(() -> finess.load(file(HEADER + CLINIC, UTF_8), progress), new ImportRefusal.Shrunk(1, 0));
    }

    @Test
    void the_version_before_is_kept_and_what_is_our_own_stays() throws IOException {
        finess.load(file(HEADER + CLINIC, UTF_8), progress);
        jdbc.sql("update directory.establishment set source = 'sandbox'").update();
        finess.load(file(HEADER + PHARMACY, UTF_8), progress);
        assertThat(names()).containsExactly("CLINIQUE DE L'ÉTANG", "PHARMACIE DU PONT");
        assertThat(jdbc.sql("select count(*) from directory.establishment_previous")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void a_new_version_is_searched_like_the_first() throws IOException {
        finess.load(file(HEADER + many(40), UTF_8), progress);
        finess.load(file(HEADER + many(40) + CLINIC, UTF_8), progress);
        assertThat(search(new EstablishmentFilter.Words("étang cliniq"))).containsExactly("990000010");
        assertThat(search(new EstablishmentFilter.Named(List.of(TextMatch.startingWith("Clinique de")))))
                .containsExactly("990000010");
        assertThat(search(new EstablishmentFilter.In(new Place.Department("01"))))
                .contains("990000010");
        assertThat(jdbc.sql(
                                "select count(*) from pg_indexes where schemaname = 'directory' and tablename = 'establishment'")
                        .query(Long.class)
                        .single())
                .isEqualTo(11);
    }

    private List<String> search(EstablishmentFilter filter) {
        return establishments.search(List.of(filter), null, 50).items().stream()
                .map(it -> it.number())
                .toList();
    }

    private List<String> names() {
        return jdbc.sql("select name from directory.establishment order by sort_key")
                .query(String.class)
                .list();
    }

    private void assertTruncated(String text, long line) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> finess.load(file(text, UTF_8), progress))
                .satisfies(it -> assertThat(it.refusal())
                        .isInstanceOfSatisfying(
                                ImportRefusal.Truncated.class,
                                no -> assertThat(no.line()).isEqualTo(line)));
    }

    private static void assertRefused(ThrowingCallable load, ImportRefusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(load)
                .extracting(Refused::refusal)
                .isEqualTo(refusal);
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(it ->
                        FinessNumber.withKey("9901" + "%04d".formatted(it)).value())
                .map(it -> site(it, "FOYER " + it, "01000 BOURG EN BRESSE", "01", "053", "382"))
                .collect(Collectors.joining());
    }

    private static String entity(String number, String name) {
        return String.join(
                        ";",
                        "structureej",
                        number,
                        name,
                        name,
                        "",
                        "4",
                        "R",
                        "DES AULNES",
                        "",
                        "",
                        "",
                        "451",
                        "01440 VIRIAT",
                        "01",
                        "AIN",
                        "0474000000",
                        "63",
                        "Fondation",
                        "",
                        "",
                        "356000000",
                        "8610Z",
                        "2001-01-01")
                + "\n";
    }

    private static String site(
            String number, String name, String routing, String department, String commune, String category) {
        return String.join(
                        ";",
                        "structureet",
                        number,
                        "990000003",
                        name,
                        "",
                        "",
                        "",
                        "12",
                        "R",
                        "DES LILAS",
                        "BIS",
                        "",
                        commune,
                        department,
                        "",
                        routing,
                        "0400000000",
                        "",
                        category,
                        "Catégorie " + category,
                        "1000",
                        "Famille",
                        "",
                        "8610Z",
                        "",
                        "",
                        "1",
                        "Etablissement public de santé",
                        "1979-02-13",
                        "1979-02-13",
                        "2020-02-04",
                        "")
                + "\n";
    }

    private ImportFile file(String text, Charset charset) throws IOException {
        var path = Files.createTempFile(directory, "finess", ".csv");
        Files.write(path, text.getBytes(charset));
        return new ImportFile(path, "finess.csv");
    }

    private ImportFile gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        var path = Files.createTempFile(directory, "finess", ".csv.gz");
        Files.write(path, bytes.toByteArray());
        return new ImportFile(path, "finess.csv.gz");
    }

    static final class Progress implements ImportProgress {

        double fraction;
        long accepted;
        final List<String> rejected = new ArrayList<>();

        @Override
        public void read(long rows, double fraction) {
            assertThat(fraction).isBetween(this.fraction, 1.0);
            this.fraction = fraction == 1 ? fraction : this.fraction;
        }

        @Override
        public void accepted(long rows) {
            accepted = rows;
        }

        @Override
        public void rejected(long line, String code, String message) {
            rejected.add(line + " " + code);
        }
    }
}
