package fr.socle.directory.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever is wrong with a file, what was loaded before answers as it did.
@SpringBootTest
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VersionBeforeTest {

    private static final int ROWS = 40;

    @TempDir
    Path directory;

    @Autowired
    List<ImportSource> sources;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void nothing_was_imported_yet() {
        jdbc.sql("delete from directory.establishment").update();
        for (var table : List.of("practitioner", "practice_situation", "structure")) {
            jdbc.sql("delete from directory." + table + " where source = 'rpps'")
                    .update();
        }
        for (var table : List.of("ror_offer", "ror_place", "ror_unit")) {
            jdbc.sql("delete from directory." + table).update();
        }
        jdbc.sql("truncate directory.mailbox, directory.commune, directory.past_version")
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_is_damaged_short_or_another_changes_nothing(Source source) throws IOException {
        load(source, source.file().getBytes(UTF_8));
        var served = served(source);
        assertThat(served).hasSize(ROWS);

        var damaged = damaged(source);
        for (var what : damaged.keySet()) {
            assertThatExceptionOfType(Refused.class)
                    .as(what)
                    .isThrownBy(() -> load(source, damaged.get(what)))
                    .satisfies(it ->
                            assertThat(it.refusal().terms().code()).as(what).startsWith("import."));
            assertThat(served(source)).as(what).isEqualTo(served);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "FINESS_PLUS", mode = EnumSource.Mode.EXCLUDE)
    void rows_in_another_order_and_twice_are_the_same_version(Source source) throws IOException {
        load(source, source.file().getBytes(UTF_8));
        var served = served(source);

        var shuffled = IntStream.range(0, ROWS)
                .map(it -> ROWS - 1 - it)
                .mapToObj(it -> source.row.apply(it) + "\n" + source.row.apply(it));
        load(source, source.with(shuffled).getBytes(UTF_8));

        assertThat(served(source)).isEqualTo(served);
    }

    private Map<String, byte[]> damaged(Source source) {
        var whole = source.file().getBytes(UTF_8);
        var damaged = new LinkedHashMap<String, byte[]>();
        damaged.put("empty", new byte[0]);
        damaged.put("blank", " \n\n ".getBytes(UTF_8));
        damaged.put("cut at 60 %", Arrays.copyOf(whole, cut(source)));
        damaged.put("cut in its last line", Arrays.copyOf(whole, whole.length - source.last.length() - 4));
        damaged.put(
                "half of the rows", source.with(source.rows().limit(ROWS / 2)).getBytes(UTF_8));
        damaged.put("another encoding from the middle on", mixed(source));
        if (source != Source.FINESS_PLUS && source != Source.ROR) { // JSON says itself how it is written
            damaged.put("UTF-16", source.file().getBytes(UTF_16));
        }
        damaged.put("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        return damaged;
    }

    /// In the middle of a row.
    private static int cut(Source source) {
        var text = source.file();
        var row = text.indexOf(source.row.apply(ROWS * 6 / 10));
        return text.substring(0, row + 12).getBytes(UTF_8).length;
    }

    private static byte[] mixed(Source source) {
        var text = source.file();
        var middle = text.indexOf(source.row.apply(ROWS / 2));
        var out = new ByteArrayOutputStream();
        out.writeBytes(text.substring(0, middle).getBytes(UTF_8));
        out.writeBytes(text.substring(middle).getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private void load(Source source, byte[] content) throws IOException {
        var file = Files.write(directory.resolve("file"), content);
        sources.stream()
                .filter(it -> it.name().equals(source.source))
                .findFirst()
                .orElseThrow()
                .load(new ImportFile(file, "file"), new FinessImportTest.Progress());
    }

    private List<String> served(Source source) {
        return jdbc.sql(source.served).query(String.class).list();
    }

    enum Source {
        RPPS(
                "rpps",
                "select rpps || family_name || active from directory.practitioner where source = 'rpps' order by 1",
                """
                Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|\
                Code profession|Code mode exercice|Identifiant technique de la structure|Code secteur d'activité|
                """,
                it -> {
                    var rpps = RppsNumber.withKey("997012%04d".formatted(it));
                    return "8|%s|%s|ÉLOÏSE|Zoé|10|L|R%d|SA07|".formatted(rpps.value(), rpps.nationalId(), it);
                },
                "\n",
                "\n"),
        FINESS(
                "finess",
                "select finess || name from directory.establishment order by 1",
                "finess;etalab;93;2026-05-04\n",
                it -> "structureet;%s;990000003;FOYER É%d;;;;12;R;DES LILAS;BIS;;053;01;;01000 BOURG;;;382;;;;;;;;;;;;;"
                        .formatted(
                                FinessNumber.withKey("9902%04d".formatted(it)).value(), it),
                "\n",
                "\n"),
        FINESS_PLUS(
                "finess-plus",
                "select finess || name from directory.establishment order by 1",
                """
                {"generatedAt": "2026-08-26", "pmej": [{
                  "informationsGeneralesPMEJ": {"numFinessPm": "990000028", "denominationPm": "SOCIÉTÉ",
                     "etatObjet": {"code": "A"}}, "adresse": [], "contact": [], "ege": [
                """,
                it -> """
                {"informationsGeneralesEGE": {"numFinessEge": "%s", "nomEgeCourt": "CLINIQUE É%d", \
                "dateOuverture": "2001-02-03"}, "etatObjet": {"code": "A"}, \
                "categorieEntiteGeographiqueExercice": {"code": "365", "system": "r397"}, "adresse": []}""".formatted(
                                FinessNumber.withKey("9903%04d".formatted(it)).value(), it),
                ",\n",
                "\n]}], \"gco\": [], \"gcc\": []}"),
        MSSANTE(
                "mssante-addresses",
                "select address from directory.mailbox order by 1",
                "Type de BAL|Adresse BAL|Identification nationale PP|Raison Sociale structure BAL|\n",
                it -> "ORG|a%d@ch.mssante.test||ÉTABLISSEMENT|".formatted(it),
                "\n",
                "\n"),
        COMMUNES(
                "insee-communes",
                "select code || name from directory.commune order by 1",
                "\"COM\",\"TYPECOM\",\"LIBELLE\",\"DATE_DEBUT\",\"DATE_FIN\"\n",
                it -> "\"990%02d\",\"COM\",\"Évian-%d\",\"1943-01-01\",\"\"".formatted(it, it),
                "\n",
                "\n"),
        ROR(
                "ror",
                "select id || name from directory.ror_unit order by 1",
                "",
                it ->
                        ("{\"resourceType\":\"Organization\",\"identifier\":[{\"value\":\"98/u%d\"}],\"name\":\"Pôle É%d\","
                                        + "\"partOf\":{\"reference\":\"Organization/990000507\"}}")
                                .formatted(it, it),
                "\n",
                "\n");

        private final String source;
        private final String served;
        private final String first;
        private final IntFunction<String> row;
        private final String between;
        private final String last;

        Source(String source, String served, String first, IntFunction<String> row, String between, String last) {
            this.source = source;
            this.served = served;
            this.first = first;
            this.row = row;
            this.between = between;
            this.last = last;
        }

        Stream<String> rows() {
            return IntStream.range(0, ROWS).mapToObj(row);
        }

        String with(Stream<String> rows) {
            return first + String.join(between, rows.toList()) + last;
        }

        String file() {
            return with(rows());
        }
    }
}
