package fr.socle.directory.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.CareOffer;
import fr.socle.directory.Practitioners;
import fr.socle.directory.SandboxDirectory;
import fr.socle.directory.enrolment.EmployerFile.Problem;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
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

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal().terms().code()).isEqualTo(code));
    }
}
