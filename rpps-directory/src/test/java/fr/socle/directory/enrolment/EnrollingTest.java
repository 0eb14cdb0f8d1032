package fr.socle.directory.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.directory.CareOffer;
import fr.socle.directory.DirectoryChanges;
import fr.socle.directory.MailboxPublished;
import fr.socle.directory.Mailboxes;
import fr.socle.directory.PracticeEnded;
import fr.socle.directory.PracticeStarted;
import fr.socle.directory.Practitioners;
import fr.socle.directory.SandboxDirectory;
import fr.socle.directory.enrolment.EmployerFile.Problem;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@Import({ModuleTestConfiguration.class, EnrollingTest.Ears.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnrollingTest {

    private static final String HEADER = "numero;role;nom;prenom;email;debut;fin\n";

    @Autowired
    Enrolling enrolling;

    @Autowired
    Practitioners practitioners;

    @Autowired
    CareOffer careOffer;

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    DirectoryChanges changes;

    @Autowired
    MovableClock clock;

    @Autowired
    Ears ears;

    private Caller hospital;

    @BeforeEach
    void a_hospital_employs() {
        sandbox.ensure(42);
        hospital = new Caller.Software(
                "h", "Hospital", new FinessNumber(sandbox.cast().hospital().number()), Set.of());
    }

    @Test
    void those_who_are_enrolled_are_found_and_may_sign_in_until_they_leave() {
        var file = HEADER + "AS-1;Aide-soignant;Quéméner;Awa;;2026-01-01;\n";
        assertThat(enrolling.take(hospital, file).accepted()).isEqualTo(1);
        enrolling.take(hospital, file);
        var worker = enrolling.all(hospital).stream()
                .filter(it -> it.number().equals("AS-1"))
                .findFirst()
                .orElseThrow();
        var rpps = new RppsNumber(worker.rpps());
        assertThat(rpps.value()).startsWith("9970050");
        assertThat(practitioners.require(rpps).active()).isTrue();
        assertThat(practitioners.require(rpps).situations()).hasSize(1);
        assertThat(careOffer.find("quemener aide soignant", null, null, 5).listings())
                .hasSize(1);
        enrolling.change(hospital, "AS-1", Employment.State.SUSPENDED);
        assertThat(practitioners.require(rpps).active()).isFalse();
        enrolling.change(hospital, "AS-1", Employment.State.ACTIVE);
        enrolling.change(hospital, "AS-1", Employment.State.ENDED);
        assertRefused("enrolment.over", () -> enrolling.change(hospital, "AS-1", Employment.State.ACTIVE));
    }

    @Test
    void the_end_of_an_employment_is_told_and_the_card_with_its_mailbox_goes() {
        enrolling.take(
                hospital,
                "numero;role;nom;prenom;mssante;debut;fin\n"
                        + "AS-9;Aide-soignant;Kerjean;Maël;mael.kerjean@ch-vallon.mssante.test;2026-01-01;\n");
        var worker = worker("AS-9");
        var person = practitioners.require(new RppsNumber(worker.rpps()));
        assertThat(mailboxes.of(person.id()))
                .extracting(Mailboxes.Published::address)
                .containsExactly("mael.kerjean@ch-vallon.mssante.test");
        assertThat(told(PracticeStarted.class)).isNotEmpty();
        assertThat(told(MailboxPublished.class)).isNotEmpty();
        clock.advance(Duration.ofDays(1));
        ears.heard.clear();

        enrolling.change(hospital, "AS-9", Employment.State.ENDED);
        var end = told(PracticeEnded.class);
        assertThat(end).hasSize(1);
        assertThat(changes.ended(end.getFirst().at(), null, 10))
                .extracting(DirectoryChanges.Change::nationalId)
                .containsExactly("8" + worker.rpps());
        assertThat(mailboxes.of(person.id())).isEmpty();
        assertThat(practitioners.require(new RppsNumber(worker.rpps())).active())
                .isFalse();
    }

    @Test
    void an_employment_ends_on_its_day_without_another_word() {
        enrolling.take(
                hospital,
                HEADER + "AS-10;Ambulancier;Tanguy;Lou;;2026-01-01;"
                        + LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris")) + "\n");
        enrolling.keepToTheCalendar();
        assertThat(worker("AS-10").state()).isEqualTo(Employment.State.ACTIVE);
        clock.advance(Duration.ofDays(1));
        ears.heard.clear();
        enrolling.keepToTheCalendar();
        assertThat(worker("AS-10").state()).isEqualTo(Employment.State.ENDED);
        assertThat(told(PracticeEnded.class)).hasSize(1);
        ears.heard.clear();
        enrolling.keepToTheCalendar();
        assertThat(ears.heard).isEmpty();
    }

    @Test
    void a_person_with_two_employers_stays_when_one_lets_them_go() {
        var clinic = new Caller.Software(
                "c", "Laboratory", new FinessNumber(sandbox.cast().laboratory().number()), Set.of());
        enrolling.take(hospital, HEADER + "AS-11;Ambulancier;Bozec;Ty;;2026-01-01;\n");
        var rpps = worker("AS-11").rpps();
        enrolling.take(clinic, "numero;role;nom;prenom;rpps;debut\nZ-1;Ambulancier;Bozec;Ty;" + rpps + ";2026-01-01\n");
        enrolling.change(hospital, "AS-11", Employment.State.ENDED);
        assertThat(practitioners.require(new RppsNumber(rpps)).active()).isTrue();
    }

    private Employment worker(String number) {
        return enrolling.all(hospital).stream()
                .filter(it -> it.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private <E> List<E> told(Class<E> type) {
        return ears.heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void wrong_lines_are_reported_and_the_others_taken() {
        var report = enrolling.take(
                hospital,
                HEADER + "AS-2;aide soignant;Le Bris;Noa;;2026-01-01;\n" + "AS-3;astronaute;A;B;;2026-01-01;\n"
                        + "AS-4;Ambulancier;;B;;2026-01-01;\n" + "AS-5;Ambulancier;A;B;;31/01/2026;\n"
                        + "AS-2;Ambulancier;A;B;;2026-01-01;\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.problems())
                .extracting(it -> it.line() + " " + it.code())
                .containsExactly(
                        "3 enrolment.unknown-role", "4 enrolment.missing", "5 enrolment.bad-date", "6 enrolment.twice");
        assertThat(report.problems()).extracting(Problem::message).allMatch(it -> !it.isEmpty());
    }

    @Test
    void only_an_establishment_enrols_and_a_file_says_its_columns() {
        assertRefused(
                "enrolment.not-an-employer",
                () -> enrolling.take(new Caller.Software("x", "X", null, Set.of()), HEADER));
        assertRefused("enrolment.unreadable-file", () -> enrolling.take(hospital, "a;b;c\n"));
        assertRefused("enrolment.unknown", () -> enrolling.change(hospital, "nobody", Employment.State.ENDED));
    }

    /// Hears what the directory tells.
    @TestConfiguration
    static class Ears {

        private final List<Object> heard = new CopyOnWriteArrayList<>();

        @EventListener({PracticeStarted.class, PracticeEnded.class, MailboxPublished.class})
        void hear(Object event) {
            heard.add(event);
        }
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal().terms().code()).isEqualTo(code));
    }
}
