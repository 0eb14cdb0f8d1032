package fr.socle.identity.reference;

import static fr.socle.identity.Callers.ADMINISTRATOR;
import static fr.socle.identity.Callers.DOCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.identity.AskingInsi;
import fr.socle.identity.CallerInTheRequest;
import fr.socle.identity.CertifiedPerson;
import fr.socle.identity.Identities;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.Ins;
import fr.socle.identity.InsReplaced;
import fr.socle.identity.InsiAnswer;
import fr.socle.identity.InsiQuestion;
import fr.socle.identity.Sex;
import fr.socle.identity.insi.InsiRegister;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.PublishedEventsExtension;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/// The register follows the life of people.
@IdentityModuleTest
@ExtendWith(PublishedEventsExtension.class)
class RegisterImportTest {

    private static final String NIA = "1.2.250.1.213.1.4.9;";
    private static final String NIR = "1.2.250.1.213.1.4.8;";

    @Autowired
    ImportSource register;

    @Autowired
    AskingInsi insi;

    @Autowired
    Identities identities;

    @Autowired
    WebApplicationContext web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JournalForTests journal;

    @Autowired
    DataSource dataSource;

    @Autowired
    Entering entering;

    @Autowired
    Announcing announcing;

    @Autowired
    Quarantine quarantine;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_provisional_number_becomes_a_definitive_one_and_the_others_are_told(AssertablePublishedEvents events) {
        take(NIA + matricule("2051099100001") + ";NGUYEN;THI LAN;;F;2005-10-03;99243;;");
        var before = found("NGUYEN", "THI LAN", Sex.F, "2005-10-03");
        assertThat(before.ins().authority()).isEqualTo(Ins.Authority.NIA);
        var told = take(NIR + matricule("2051099243002") + ";NGUYEN;THI LAN;;F;2005-10-03;99243;;1.2.250.1.213.1.4.9|"
                + matricule("2051099100001"));
        assertThat(told.accepted()).isEqualTo(1);
        var after = found("NGUYEN", "THI LAN", Sex.F, "2005-10-03");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.ins().authority()).isEqualTo(Ins.Authority.NIR);
        assertThat(after.formerNumbers()).extracting(it -> it.ins()).containsExactly(before.ins());
        assertThat(identities.byIns(after.ins())).isPresent();
        assertThat(identities.byIns(before.ins())).isEmpty();
        assertThat(events.ofType(InsReplaced.class).matching(InsReplaced::patient, after.id()::equals))
                .hasSize(1);
    }

    @Test
    void a_name_a_sex_a_corrected_date_and_a_death_are_taken_and_written_down() {
        var number = NIR + matricule("1990635238017");
        take(number + ";LE GOFF;YANN;;M;1999-06-14;35238;;");
        var person = found("LE GOFF", "YANN", Sex.M, "1999-06-14");
        take(NIR + matricule("2990635238018") + ";LE GOFF;YANNA;;F;1999-06-15;35238;2025-02-01;1.2.250.1.213.1.4.8|"
                + matricule("1990635238017"));
        var now = found("LE GOFF", "YANNA", Sex.F, "1999-06-15");
        assertThat(now.id()).isEqualTo(person.id());
        assertThat(insi.ask(DOCTOR, asked("LE GOFF", "YANN", Sex.M, "1999-06-14")))
                .isInstanceOf(InsiAnswer.Nobody.class);
        assertThat(identities.require(now.id()).deathDate()).hasToString("2025-02-01");
        assertThat(jdbc.sql("select trait from identity.reference_change where person = :id order by trait")
                        .param("id", now.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("BIRTH_DATE", "DEATH", "GIVEN_NAMES", "NUMBER", "SEX");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        var line = NIR + matricule("1880163220001") + ";DUVAL;PAUL;;M;1988-01-02;63220;;";
        take(line);
        take(line);
        var person = found("DUVAL", "PAUL", Sex.M, "1988-01-02");
        assertThat(jdbc.sql("select count(*) from identity.reference_change where person = :id")
                        .param("id", person.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_date_of_another_calendar_is_kept_as_it_is() {
        take(NIR + matricule("1705599351001") + ";EL AMRANI;IDRISS;;M;1970-55-33;99350;;");
        assertThat(found("EL AMRANI", "IDRISS", Sex.M, "1970-55-33").birthDate())
                .isEqualTo("1970-55-33");
    }

    @Test
    void lines_that_cannot_be_are_left_out_with_their_code_and_the_others_taken() {
        var good = matricule("1770163220001") + ";MERCIER;LUC;;M;1977-01-02;63220;;";
        var told = take(
                NIR + good,
                NIR + good,
                NIR + matricule("1770163220002") + ";Mercier;LUC;;M;1977-01-02;63220;;",
                NIR + matricule("1770163220003") + ";MERCIER;LUC;LU;M;1977-01-02;63220;;",
                NIR + matricule("1770163220004") + ";MERCIER;LUC;;X;1977-01-02;63220;;",
                NIR + matricule("1770163220005") + ";MERCIER;LUC;;M;2177-01-02;63220;;",
                NIR + "17701;MERCIER;LUC;;M;1977-01-02;63220;;",
                "1.2.3;" + good,
                NIR + good + ";");
        assertThat(told.accepted()).isEqualTo(1);
        assertThat(told.rejected())
                .containsExactlyInAnyOrder(
                        "2 register.repeated",
                        "4 register.wrong-value",
                        "5 register.wrong-value",
                        "6 register.wrong-value",
                        "7 register.wrong-value",
                        "8 register.wrong-value",
                        "9 identity.unknown-authority",
                        "10 register.wrong-columns");
    }

    @Test
    void a_real_platform_takes_no_number_of_tests() {
        var production = new MockEnvironment();
        production.setActiveProfiles("production");
        var fields = new EntryFields(Clock.systemUTC(), production);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> fields.read(Arrays.asList(
                        ("1.2.250.1.213.1.4.10;" + matricule("1770163220001") + ";MERCIER;LUC;;M;1977-01-02;63220;;")
                                .split(";", -1))))
                .extracting(Refused::refusal)
                .isEqualTo(new EntryRefusal.TestNumber("1.2.250.1.213.1.4.10"));
    }

    @Test
    void a_file_without_its_heading_is_refused_as_a_whole() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> InsiRegister.take(register, List.of()))
                .extracting(Refused::refusal)
                .isEqualTo(new ImportRefusal.Empty());
    }

    /// The tests share one register.
    @AfterEach
    void the_crowd_goes_home() {
        jdbc.sql("delete from identity.person where birth_name = 'NOMBREUX'").update();
        jdbc.sql("delete from identity.reference where birth_name = 'NOMBREUX'").update();
    }

    @Test
    void a_delivery_larger_than_the_register_is_built_beside_it_and_nothing_else_changes() {
        var known = NIR + matricule("1880163220777") + ";DUPIN;PAUL;;M;1988-01-02;63220;;";
        take(known);
        var before = found("DUPIN", "PAUL", Sex.M, "1988-01-02");
        var shape = shape();
        var people = count("identity.person");
        var told = take(Stream.concat(Stream.of(known.replace("DUPIN", "DUPAIN")), crowd(20_000))
                .toArray(String[]::new));
        assertThat(told.accepted()).isEqualTo(20_001);
        assertThat(shape()).isEqualTo(shape);
        assertThat(count("identity.person")).isEqualTo(people + 20_000);
        assertThat(found("DUPAIN", "PAUL", Sex.M, "1988-01-02").id()).isEqualTo(before.id());
        assertThat(identities.require(before.id()).traits().birthName()).isEqualTo("DUPAIN");
        var newcomer = found("NOMBREUX", "LEA", Sex.F, "1972-03-01");
        assertThat(identities.byIns(newcomer.ins()))
                .hasValueSatisfying(it -> assertThat(it.id()).isEqualTo(newcomer.id()));
        assertThat(jdbc.sql("select bool_and(birth_name_sound = identity.sound(birth_name_key)) from identity.person")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /// Born one a day, then again.
    private static Stream<String> crowd(int size) {
        return IntStream.range(0, size).mapToObj(i -> {
            var born = LocalDate.of(1972, 3, 1).plusDays(i / 2);
            var thirteen = "2%02d%02d%05d%03d"
                    .formatted(born.getYear() % 100, born.getMonthValue(), 63700 + i / 1000, i % 1000);
            return NIR + matricule(thirteen) + ";NOMBREUX;" + (i % 2 == 0 ? "LEA" : "ANNE-LOU ROSE") + ";;F;" + born
                    + ";63220;;";
        });
    }

    /// Every table, column, constraint and index of the people and the register, partitions included.
    private List<String> shape() {
        return jdbc.sql("""
                        with mine as (select relid as id from pg_partition_tree('identity.reference')
                                      union select 'identity.person'::regclass union select 'identity.link'::regclass)
                        select id::text || ' ' || attname || ' ' || atttypid::regtype || attgenerated::text || attnotnull::text
                          from mine join pg_attribute on attrelid = id where attnum > 0 and not attisdropped
                        union all
                        select id::text || ' ' || pg_get_constraintdef(c.oid) from mine join pg_constraint c on conrelid = id
                         where contype <> 'n'
                        union all
                        select id::text || ' ' || conname from mine join pg_constraint on conrelid = id
                         where id = 'identity.person'::regclass and contype <> 'n'
                        union all
                        select regexp_replace(pg_get_indexdef(indexrelid), ' INDEX \\S+ ON identity.reference_', ' ')
                          from mine join pg_index on indrelid = id
                        order by 1""").query(String.class).list();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void a_few_changes_come_as_JSON() throws Exception {
        var answer = MockMvcBuilders.webAppContextSetup(web)
                .build()
                .perform(MockMvcRequestBuilders.post("/api/admin/ins-reference/entries")
                        .requestAttr(CallerInTheRequest.CALLER, ADMINISTRATOR)
                        .contentType("application/json")
                        .content("""
                                [{"oid":"1.2.250.1.213.1.4.8","matricule":"%s","nomNaissance":"CARRE","prenoms":"ANNE",
                                  "sexe":"F","dateNaissance":"1966-03-04","lieuNaissance":"63220",
                                  "anciens":[{"oid":"1.2.250.1.213.1.4.9","matricule":"%s"}]}]
                                """.formatted(matricule("2660363220001"), matricule("2660399100001"))))
                .andReturn()
                .getResponse();
        assertThat(answer.getContentAsString()).contains("\"added\":1");
        assertThat(found("CARRE", "ANNE", Sex.F, "1966-03-04").formerNumbers()).hasSize(1);
    }

    @Test
    void what_was_left_out_waits_in_quarantine_with_its_line_and_its_reason() throws Exception {
        var good = matricule("1770163220019") + ";MERCIER;LUC;;M;1977-01-02;63220;;";
        take(NIR + good, NIR + matricule("1770163220012") + ";Mercier;LUC;;M;1977-01-02;63220;;", "1;2");
        var kept = asked("/api/admin/ins-reference/quarantine?count=2");
        assertThat(kept)
                .contains("\"source\":\"ins-reference\"")
                .contains("\"line\":4")
                .contains("\"code\":\"register.wrong-columns\"")
                .contains("\"line\":3")
                .contains("nomNaissance")
                .doesNotContain(matricule("1770163220012"));
        var next = kept.replaceAll(".*\"next\":\"?([^\"}]*).*", "$1");
        if (!next.equals("null")) {
            assertThat(asked("/api/admin/ins-reference/quarantine?count=2&after=" + next))
                    .doesNotContain(next);
        }
        assertThat(asked("/api/admin/ins-reference/quarantine?code=register.wrong-columns"))
                .doesNotContain("register.wrong-value");
    }

    @Test
    void a_number_of_tests_sent_as_JSON_to_a_real_platform_is_refused_and_put_aside() {
        var production = new MockEnvironment();
        production.setActiveProfiles("production");
        var api = new RegisterApi(
                dataSource, new EntryFields(Clock.systemUTC(), production), entering, announcing, quarantine);
        var sent = new RegisterApi.Sent(
                "1.2.250.1.213.1.4.10",
                matricule("1770163220001"),
                "MERCIER",
                "LUC",
                null,
                "M",
                "1977-01-02",
                null,
                null,
                null);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new TransactionTemplate(transactions).execute(_ -> {
                    try {
                        return api.take(ADMINISTRATOR, List.of(sent));
                    } catch (IOException | SQLException impossible) {
                        throw new AssertionError(impossible);
                    }
                }))
                .extracting(Refused::refusal)
                .isEqualTo(new EntryRefusal.TestNumber("1.2.250.1.213.1.4.10"));
        var kept = quarantine.list("register.test-number", null, 1).getFirst();
        assertThat(kept.source()).isEqualTo("entries");
        assertThat(kept.oid()).isEqualTo("1.2.250.1.213.1.4.10");
    }

    @Test
    void the_changes_of_a_person_are_read_a_page_at_a_time_and_leave_a_trace() throws Exception {
        var number = NIR + matricule("1990635238117");
        take(number + ";LE GALL;YVES;;M;1999-06-14;35238;;");
        take(number + ";LE GALLE;YVES MARIE;;M;1999-06-14;35238;;");
        var person = found("LE GALLE", "YVES", Sex.M, "1999-06-14").id();
        var path = "/api/admin/ins-reference/changes?count=1&person=" + person;
        var first = asked(path);
        assertThat(first).contains("\"trait\":").doesNotContain("\"next\":null");
        var next = first.replaceAll(".*\"next\":\"([^\"]*)\".*", "$1");
        var second = asked(path + "&after=" + next);
        assertThat(second).contains("\"trait\":").contains("\"next\":null").doesNotContain(next);
        assertThat(first + second).contains("LE GALLE").contains("YVES MARIE");
        assertThat(journal.kept())
                .anyMatch(it -> it.patient().equals(person) && it.by().equals(ADMINISTRATOR.actor()));
    }

    private String asked(String path) throws Exception {
        var answer = MockMvcBuilders.webAppContextSetup(web)
                .build()
                .perform(MockMvcRequestBuilders.get(path).requestAttr(CallerInTheRequest.CALLER, ADMINISTRATOR))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private InsiRegister.Told take(String... lines) {
        return InsiRegister.take(register, List.of(lines));
    }

    private CertifiedPerson found(String name, String given, Sex sex, String born) {
        return ((InsiAnswer.Found) insi.ask(DOCTOR, asked(name, given, sex, born))).person();
    }

    private static InsiQuestion asked(String name, String given, Sex sex, String born) {
        return new InsiQuestion.ByTraits(name, List.of(given), sex, born, null);
    }

    private static String matricule(String thirteen) {
        return Ins.withKey(thirteen, Ins.Authority.NIR).matricule();
    }
}
