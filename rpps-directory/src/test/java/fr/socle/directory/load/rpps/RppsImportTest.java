package fr.socle.directory.load.rpps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.directory.DirectoryChanges;
import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.PracticeFilter;
import fr.socle.directory.Practitioners;
import fr.socle.directory.Profession;
import fr.socle.directory.PublishingMailboxes;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
@RecordApplicationEvents
@DisplayNameGeneration(ReplaceUnderscores.class)
class RppsImportTest {

    private static final RppsNumber ALMA = RppsNumber.withKey("9970080001");
    private static final RppsNumber BRUNO = RppsNumber.withKey("9970080002");
    private static final RppsNumber CARLO = RppsNumber.withKey("9970080003");
    private static final List<String> COLUMNS =
            Arrays.stream(Activity.values()).map(it -> it.names.split("/")[0]).toList();
    private static final String HEADER = String.join("|", COLUMNS) + "|\n";

    /// Committed by the second connection while the import goes on: a crash leaves them.
    private static final List<String> NEXT =
            List.of("practice_situation", "structure", "structure_sector", "structure_point");

    @TempDir
    Path directory;

    @Autowired
    ImportSource rpps;

    @Autowired
    Practitioners practitioners;

    @Autowired
    PublishingMailboxes publishing;

    @Autowired
    DirectoryChanges changes;

    @Autowired
    DirectoryLoads loads;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    private final Progress progress = new Progress();

    @BeforeEach
    @AfterEach
    void nothing_was_imported_yet() {
        for (var table : List.of("practitioner", "practice_situation", "structure")) {
            jdbc.sql("delete from directory." + table + " where source = 'rpps'")
                    .update();
        }
        jdbc.sql("delete from directory.practitioner where source = 'enrolment'")
                .update();
        jdbc.sql(
                        "truncate directory.mailbox, directory.past_version, directory.further_know_how, directory.further_degree")
                .update();
        clock.advance(Duration.ofDays(1));
    }

    @Test
    void lines_of_one_person_become_one_professional_with_their_places() throws IOException {
        load(HEADER
                + line(ALMA, Map.of("KNOW_HOW_TYPE", "S", "KNOW_HOW", "SM04"))
                + line(ALMA, Map.of("KNOW_HOW_TYPE", "CAPA", "KNOW_HOW", "CAPA12"))
                + line(ALMA, Map.of("STRUCTURE", "C12345678900027", "STRUCTURE_NAME", "CABINET DU LAC")));

        var alma = practitioners.require(ALMA);
        assertThat(alma.familyName()).isEqualTo("D'ALMA");
        assertThat(alma.profession()).isEqualTo(Profession.PHYSICIAN);
        assertThat(alma.knowHow()).isEqualTo("SM04");
        assertThat(alma.situations())
                .extracting(it -> it.structureName())
                .containsExactlyInAnyOrder("CABINET DES PINS", "CABINET DU LAC");
        assertThat(progress.accepted).isEqualTo(3);
    }

    @Test
    void the_same_content_has_the_same_ids_and_versions_on_every_load() throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        var before = versions();
        clock.advance(Duration.ofDays(1));
        load(HEADER + line(BRUNO, Map.of()) + line(ALMA, Map.of()));
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void what_is_written_while_a_version_is_built_is_in_that_version() throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        progress.beforeTheSwitch = () -> {
            for (var person : List.of(ALMA, BRUNO)) {
                publishing.change(
                        new PublishingMailboxes.Owner(
                                practitioners.require(person).id(), null),
                        List.of(new PublishingMailboxes.Publish(
                                person.value() + "@lac.mssante.test", "PER", null, null, false)),
                        Set.of("*"));
            }
            jdbc.sql("""
                insert into directory.practitioner (id, rpps, national_id, key_holds, civility, family_name, given_name,
                       profession, active, source, family_key, given_key, sort_key, search_text)
                values (uuidv7(), :rpps, '8' || :rpps, true, '', 'CARLO', 'IDA', '60', true, 'enrolment', 'CARLO',
                        'IDA', 'CARLO IDA', 'carlo ida')\
                """).param("rpps", CARLO.value()).update();
        };
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of("FAMILY", "BRUNO-LAMY")));

        assertThat(practitioners.require(CARLO).familyName()).isEqualTo("CARLO");
        assertThat(version(ALMA)).as("a mailbox").isEqualTo(2);
        assertThat(version(BRUNO)).as("a mailbox and another name").isEqualTo(3);
        assertThat(practitioners.require(BRUNO).familyName()).isEqualTo("BRUNO-LAMY");
    }

    @Test
    void what_a_crash_left_half_built_is_cleared_by_the_next_load_and_never_serves() throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        for (var table : NEXT) {
            jdbc.sql("create table directory." + table + "_next as select * from directory." + table + " limit 1")
                    .update();
        }
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of("FAMILY", "BRUNO-LAMY")));
        assertThat(practitioners.require(BRUNO).familyName()).isEqualTo("BRUNO-LAMY");
        assertThat(practitioners.require(ALMA).situations()).hasSize(1);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_load_that_fails_while_it_builds_leaves_nothing_that_stops_the_next() throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        progress.beforeTheSwitch = () -> {
            throw new IllegalStateException("the machine stops here");
        };
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> load(HEADER + line(ALMA, Map.of("FAMILY", "OTHER")) + line(BRUNO, Map.of())));
        assertThat(practitioners.require(ALMA).familyName()).isEqualTo("D'ALMA");
        load(HEADER + line(ALMA, Map.of("FAMILY", "AFTER")) + line(BRUNO, Map.of()));
        assertThat(practitioners.require(ALMA).familyName()).isEqualTo("AFTER");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void an_unchanged_file_changes_no_version_tells_no_past_and_publishes_nothing() throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        var before = versions();
        events.clear();
        clock.advance(Duration.ofDays(1));
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        assertThat(versions()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from directory.past_version")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(events.stream(fr.socle.directory.PracticeStarted.class)).isEmpty();
        assertThat(events.stream(fr.socle.directory.PracticeEnded.class)).isEmpty();
    }

    private List<String> leftovers() {
        return jdbc.sql("select relname from pg_class where relname like '%\\_next' and relkind = 'r'")
                .query(String.class)
                .list();
    }

    @Test
    void an_authority_that_changes_is_a_new_version_of_the_person_and_of_the_place_and_not_of_the_structure()
            throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        load(HEADER + line(ALMA, Map.of("AUTHORITY", "SSA")) + line(BRUNO, Map.of()));
        assertThat(row("authority || version")).isEqualTo("SSA2");
        assertThat(versions()).filteredOn(it -> it.contains(" 2 ")).hasSize(2);
        assertThat(jdbc.sql("select max(version) from directory.structure where source = 'rpps'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void who_leaves_the_register_keeps_a_number_and_nothing_else() throws IOException {
        var everybody = IntStream.range(0, 30)
                .mapToObj(it -> line(RppsNumber.withKey("99700810%02d".formatted(it)), Map.of()))
                .collect(Collectors.joining());
        load(HEADER + everybody + line(ALMA, Map.of()));
        var situation = practitioners.require(ALMA).situations().getFirst().id();
        clock.advance(Duration.ofDays(1));
        load(HEADER + everybody);

        var alma = practitioners.require(ALMA);
        assertThat(alma.active()).isFalse();
        assertThat(alma.displayName().strip()).isEmpty();
        assertThat(alma.situations()).isEmpty();
        assertThat(changes.ended(clock.instant(), null, 10))
                .singleElement()
                .isEqualTo(new DirectoryChanges.Change(situation, alma.id(), ALMA.nationalId()));
        assertThat(jdbc.sql("select count(*) from directory.past_version where content::text like '%ALMA%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_file_of_52_columns_reads_the_same() throws IOException {
        var fewer = COLUMNS.size() - 2;
        var text = (HEADER + line(ALMA, Map.of()))
                .lines()
                .map(it -> String.join("|", List.of(it.split("\\|", -1)).subList(0, fewer)) + "|")
                .collect(Collectors.joining("\n", "", "\n"));
        load(text);
        assertThat(practitioners.require(ALMA).situations()).hasSize(1);
        assertThat(row("authority")).isEqualTo("CNOM/CNOM/ARS");
    }

    @Test
    void a_number_with_a_wrong_key_is_kept_for_readers_and_nobody_acts_under_it() throws IOException {
        var wrong = line(ALMA, Map.of()).replace(ALMA.value(), "10003461033");
        load(HEADER + wrong + line(BRUNO, Map.of()));
        assertThat(practitioners.byNationalId("810003461033")).isEmpty();
        assertThat(practitioners
                        .practices(List.of(new PracticeFilter.Of(Set.of("10003461033"))), null, 5)
                        .items())
                .hasSize(1);
        assertThat(loads.latest())
                .filteredOn(it -> it.source().equals("rpps"))
                .singleElement()
                .satisfies(it -> assertThat(it.figures()).containsEntry("wrongKeys", 1L));
    }

    @Test
    void the_three_files_come_in_one_zip() throws IOException {
        var first = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|"
                + "Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|";
        var knowHow = first
                + "Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|\n" + "8|"
                + ALMA + "|8" + ALMA + "|D'ALMA|ZOE|10|Médecin|C|Civil|S|Spécialité|SM15|Dermatologie|\n";
        var degree =
                "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|"
                        + "Code type diplôme obtenu|Libellé type diplôme obtenu|Code diplôme obtenu|Libellé diplôme obtenu|"
                        + "Code type autorisation|Libellé type autorisation|Code discipline autorisation|"
                        + "Libellé discipline autorisation|\n"
                        + "8|" + ALMA + "|8" + ALMA + "|D'ALMA|ZOE|DE|Diplôme d'Etat|DE28|Docteur en médecine|||||\n";
        rpps.load(zip(HEADER + line(ALMA, Map.of()), knowHow, degree), progress);

        assertThat(row("know_hows")).contains("S|SM15");
        assertThat(row("degrees")).isEqualTo("{DE|DE28}");
        load(HEADER + line(ALMA, Map.of("FAMILY", "D'ALMA-LOIS")));
        assertThat(row("degrees")).as("kept from the load before").isEqualTo("{DE|DE28}");
    }

    @Test
    void a_file_cut_short_is_refused_with_its_line_and_the_version_before_serves() throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        var whole = HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> load(whole.substring(0, whole.length() - 30)))
                .satisfies(it -> assertThat(it.refusal())
                        .isInstanceOfSatisfying(
                                ImportRefusal.Truncated.class,
                                no -> assertThat(no.line()).isEqualTo(3)));
        assertThat(practitioners.require(BRUNO).active()).isTrue();
    }

    @Test
    void a_file_that_shrinks_by_more_than_five_percent_is_refused() throws IOException {
        load(HEADER + line(ALMA, Map.of()) + line(BRUNO, Map.of()));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> load(HEADER + line(BRUNO, Map.of())))
                .satisfies(it -> assertThat(it.refusal()).isEqualTo(new ImportRefusal.Shrunk(2, 1)));
    }

    @Test
    void another_file_is_refused_by_its_columns() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> load("nom|prenom\nA|B\n"))
                .satisfies(it -> assertThat(it.refusal()).isInstanceOf(ImportRefusal.WrongHeader.class));
    }

    private List<String> versions() {
        return jdbc.sql("""
                        select id::text || ' ' || version || ' ' || updated_at from directory.practitioner
                         where source = 'rpps'
                        union all
                        select id || ' ' || version || ' ' || updated_at from directory.practice_situation
                         where source = 'rpps' order by 1""").query(String.class).list();
    }

    private int version(RppsNumber of) {
        return jdbc.sql("select version from directory.practitioner where rpps = ?")
                .param(of.value())
                .query(Integer.class)
                .single();
    }

    private String row(String column) {
        return jdbc.sql("select " + column + "::text from directory.practitioner where rpps = ?")
                .param(ALMA.value())
                .query(String.class)
                .single();
    }

    /// A doctor's practice, unless said otherwise.
    private static String line(RppsNumber rpps, Map<String, String> otherwise) {
        var fields = new java.util.HashMap<>(Map.of(
                "ID_TYPE", "8",
                "ID", rpps.value(),
                "NATIONAL_ID", rpps.nationalId(),
                "FAMILY", "D'ALMA",
                "GIVEN", "ZOÉ",
                "PROFESSION", "10",
                "CATEGORY", "C",
                "MODE", "L",
                "SECTOR", "SA07",
                "STRUCTURE", "C12345678900019"));
        fields.put("STRUCTURE_NAME", "CABINET DES PINS");
        fields.put("POSTAL_CODE", "73000");
        fields.put("TOWN", "CHAMBERY");
        fields.put("AUTHORITY", "CNOM/CNOM/ARS");
        fields.putAll(otherwise);
        return Arrays.stream(Activity.values())
                .map(it -> fields.getOrDefault(it.name(), ""))
                .collect(Collectors.joining("|", "", "|\n"));
    }

    private void load(String text) throws IOException {
        var file = directory.resolve("PS_LibreAcces_Personne_activite.txt");
        Files.writeString(file, text);
        rpps.load(new ImportFile(file, "PS_LibreAcces_Personne_activite.txt"), progress);
    }

    private ImportFile zip(String... texts) throws IOException {
        var file = directory.resolve("three.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var i = 0; i < texts.length; i++) {
                zip.putNextEntry(new ZipEntry("PS_LibreAcces_" + i + ".txt"));
                zip.write(texts[i].getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return new ImportFile(file, "three.zip");
    }

    static final class Progress implements ImportProgress {

        private static final double BUILT = 0.93;

        private long accepted;
        private @Nullable Runnable beforeTheSwitch;

        /// Somebody else, on another connection, when the new version is built and not yet in its place.
        @Override
        public void read(long rows, double fraction) {
            var somebody = beforeTheSwitch;
            if (somebody != null && fraction > BUILT) {
                beforeTheSwitch = null;
                CompletableFuture.runAsync(somebody).join();
            }
        }

        @Override
        public void accepted(long rows) {
            accepted = rows;
        }

        @Override
        public void rejected(long line, String code, String message) {
            // none is expected
        }
    }
}
