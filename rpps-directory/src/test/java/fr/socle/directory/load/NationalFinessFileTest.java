package fr.socle.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.CareOffer;
import fr.socle.directory.EstablishmentFilter;
import fr.socle.directory.Establishments;
import fr.socle.directory.Place;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The file of the whole country, where a copy lies beside the project.
@SpringBootTest
@Import(ModuleTestConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NationalFinessFileTest {

    private static final String FOLDER = "data/directory/finess-2021-reconstructed";

    @Autowired
    ImportSource finess;

    @Autowired
    Establishments establishments;

    @Autowired
    CareOffer careOffer;

    @Autowired
    JdbcClient jdbc;

    private Path folder = Path.of(".");

    @BeforeAll
    void the_file_is_imported_within_twenty_seconds() throws IOException {
        var found = Stream.of("../../shared", "../shared")
                .map(it -> Path.of(it).resolve(FOLDER))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "no copy of the national file here");
        folder = found.orElseThrow();
        var file = folder.resolve("structureet-geoloc-2021-reconstructed.csv.gz");
        var begun = System.nanoTime();
        finess.load(new ImportFile(file, "finess.csv.gz"), new FinessImportTest.Progress());
        var taken = Duration.ofNanos(System.nanoTime() - begun);
        LoggerFactory.getLogger(getClass()).info("National FINESS file imported in {}", taken);
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void every_site_is_there_with_its_position() {
        assertThat(count("true")).isEqualTo(95_333);
        assertThat(count("longitude is not null")).isEqualTo(95_324);
        assertThat(count("category = '620'")).isEqualTo(21_116);
        assertThat(count("category = '460'")).isEqualTo(8_536);
        assertThat(count("category = '500'")).isEqualTo(7_501);
        assertThat(count("category = '611'")).isEqualTo(4_021);
        assertThat(count("category = '124'")).isEqualTo(2_495);
    }

    @Test
    void every_key_is_right_in_corsica_too() {
        assertThat(count("not key_holds")).isZero();
        assertThat(count("finess ~ '^2[AB]'")).isEqualTo(490);
    }

    @Test
    void every_point_falls_where_an_independent_computation_puts_it() throws IOException {
        var expected = expectedPoints();
        var differences = jdbc.sql(
                        "select finess, longitude, latitude from directory.establishment where longitude is not null")
                .query((row, _) -> {
                    var point = expected.get(row.getString(1));
                    return Math.hypot(row.getDouble(2) - point[0], row.getDouble(3) - point[1]);
                })
                .list();
        assertThat(differences).hasSize(95_324).allSatisfy(it -> assertThat(it).isCloseTo(0, within(2e-5)));
    }

    @Test
    void the_pages_of_a_search_hold_every_answer_once() {
        var filters = List.<EstablishmentFilter>of(
                new EstablishmentFilter.Words("pharmacie"), new EstablishmentFilter.In(new Place.Department("2A")));
        var seen = new HashMap<String, Integer>();
        var page = establishments.search(filters, null, 20);
        while (true) {
            page.items().forEach(it -> seen.merge(it.number(), 1, Integer::sum));
            if (page.next() == null) {
                break;
            }
            page = establishments.search(filters, page.next(), 20);
        }
        assertThat(seen.values()).containsOnly(1);
        assertThat(seen).hasSize((int) establishments.count(filters)).hasSizeGreaterThan(50);
    }

    @Test
    void a_search_answers_quickly_even_for_a_common_word_or_a_typing_mistake() {
        Map.of(
                        "pharmacie", "",
                        "hebergement dependantes", "bourg",
                        "laboratoir biolog", "974",
                        "fleyria", "")
                .forEach((typed, where) -> {
                    careOffer.find(typed, Place.parse(where).orElse(null), null, 20);
                    var begun = System.nanoTime();
                    var finding = careOffer.find(typed, Place.parse(where).orElse(null), null, 20);
                    var taken = Duration.ofNanos(System.nanoTime() - begun);
                    LoggerFactory.getLogger(getClass())
                            .info(
                                    "'{}' in '{}': {} in {}",
                                    typed,
                                    where,
                                    finding.listings().size(),
                                    taken);
                    assertThat(finding.listings()).isNotEmpty();
                    assertThat(taken).isLessThan(Duration.ofSeconds(1));
                });
        assertThat(careOffer.find("pharmasie", null, null, 5).approximate()).isTrue();
    }

    @Test
    void a_hospital_of_the_isle_of_beauty_is_found_by_its_number() {
        assertThat(establishments
                        .search(List.of(new EstablishmentFilter.Numbered(Set.of("2A0003141"))), null, 5)
                        .items())
                .singleElement()
                .satisfies(it -> assertThat(it.address().commune()).isEqualTo("2A041"));
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from directory.establishment where " + condition)
                .query(Long.class)
                .single();
    }

    private Map<String, double[]> expectedPoints() throws IOException {
        var points = new HashMap<String, double[]>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("finess-2021-flat.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var fields = line.split("\t", -1);
                if (!fields[17].isEmpty()) {
                    points.put(
                            fields[0], new double[] {Double.parseDouble(fields[17]), Double.parseDouble(fields[18])});
                }
            }
        }
        return points;
    }
}
