package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.socle.prescription.PrescriptionIssued;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.event.TransactionalEventListener;

/// The program is killed between the prescription and what follows from it.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Execution(ExecutionMode.CONCURRENT)
class CrashTests {

    @TempDir
    Path home;

    @Test
    void what_a_killed_program_left_undone_is_done_exactly_once_after_a_restart() throws Exception {
        var port = PlatformTest.FreePort.free();
        try (var doomed =
                AnotherProgram.start(DoomedApplication.class, port, home).untilReady()) {
            var doctor = doomed.software().signedInAs("docteur1");
            var patient =
                    doomed.software().account("citoyen1").path("patientId").asString();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .as("the program dies before it answers")
                    .isThrownBy(
                            () -> doctor.postFhir("", MainRouteTests.prescriptionOf(patient, "60234100", "69118175")));
            assertThat(doomed.exitCode()).isEqualTo(DoomedApplication.EXIT);
        }

        try (var healthy =
                AnotherProgram.start(SocleApplication.class, port, home).untilReady()) {
            var patient =
                    healthy.software().account("citoyen1").path("patientId").asString();
            var doctor = healthy.software().signedInAs("docteur1");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(documents(doctor, patient)).isOne());
            var citizen = new CitizenApp(healthy.software()).signedInAs("citoyen1");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(messages(citizen)).isOne());
        }

        try (var again =
                AnotherProgram.start(SocleApplication.class, port, home).untilReady()) {
            var patient = again.software().account("citoyen1").path("patientId").asString();
            assertThat(documents(again.software().signedInAs("docteur1"), patient))
                    .isOne();
            assertThat(messages(new CitizenApp(again.software()).signedInAs("citoyen1")))
                    .isOne();
        }
    }

    private static int documents(PracticeSoftware who, String patient) {
        return who.get("/fhir/DocumentReference?patient=" + patient)
                .json()
                .path("entry")
                .size();
    }

    private static int messages(PracticeSoftware citizen) {
        return citizen.get("/fhir/Communication").json().path("entry").size();
    }

    /// The platform, but for a flaw: it dies on the spot once a prescription is committed.
    static final class DoomedApplication {

        static final int EXIT = 9;

        private DoomedApplication() {}

        public static void main(String[] args) {
            new SpringApplication(SocleApplication.class, Flaw.class).run(args);
        }

        @TestConfiguration(proxyBeanMethods = false)
        static class Flaw {

            @Order(Ordered.HIGHEST_PRECEDENCE)
            @TransactionalEventListener
            void die(PrescriptionIssued fact) {
                Runtime.getRuntime().halt(EXIT);
            }
        }
    }
}
