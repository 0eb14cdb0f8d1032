package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Execution(ExecutionMode.CONCURRENT)
class CannotStartTests {

    @TempDir
    Path home;

    @Test
    void a_start_on_a_taken_port_ends_with_one_readable_sentence() throws Exception {
        try (var taken = new ServerSocket(0);
                var program = AnotherProgram.start(SocleApplication.class, taken.getLocalPort(), home)) {
            assertThat(program.exitCode()).isNotZero();
            assertThat(program.errors().strip())
                    .isEqualTo("Socle Santé cannot start: port " + taken.getLocalPort()
                            + " is taken. Stop what uses it, or set SERVER_PORT to another.");
        }
    }

    @Test
    void a_start_without_its_database_ends_with_one_readable_sentence() throws Exception {
        var nobody = PlatformTest.FreePort.free();
        try (var program = AnotherProgram.start(
                SocleApplication.class,
                PlatformTest.FreePort.free(),
                home,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + nobody + "/socle",
                "--spring.datasource.username=socle",
                "--spring.datasource.password=socle",
                "--spring.datasource.hikari.connection-timeout=2000")) {
            assertThat(program.exitCode()).isNotZero();
            assertThat(program.errors().strip())
                    .startsWith("Socle Santé cannot start: the database cannot be reached.")
                    .hasLineCount(1);
        }
    }

    @Test
    void production_does_not_start_without_its_secrets() throws Exception {
        try (var program = AnotherProgram.start(
                SocleApplication.class,
                PlatformTest.FreePort.free(),
                home,
                "--spring.profiles.active=production",
                "--spring.datasource.url=jdbc:postgresql://db.example/socle",
                "--spring.datasource.username=socle")) {
            assertThat(program.exitCode()).isNotZero();
            assertThat(program.errors().strip())
                    .isEqualTo("Socle Santé cannot start: the production profile needs the setting"
                            + " SPRING_DATASOURCE_PASSWORD.");
        }
    }
}
