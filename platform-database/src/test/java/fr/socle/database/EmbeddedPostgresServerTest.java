package fr.socle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresServerTest {

    @TempDir
    Path home;

    @Test
    void data_survive_a_restart() throws Exception {
        try (var server = EmbeddedPostgresServer.durable(home.resolve("pg"))) {
            execute(server, "create table kept (value text)");
            execute(server, "insert into kept values ('still here')");
        }
        try (var server = EmbeddedPostgresServer.durable(home.resolve("pg"))) {
            assertThat(read(server, "select value from kept")).isEqualTo("still here");
        }
    }

    @Test
    void a_server_left_by_a_killed_application_is_shut_down_and_its_data_recovered() throws Exception {
        var killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledApplication.class.getName(),
                        home.resolve("pg").toString())
                .inheritIO()
                .start();
        assertThat(killed.waitFor()).isEqualTo(KilledApplication.EXIT);
        assertThat(home.resolve("pg/postmaster.pid")).exists();

        try (var server = EmbeddedPostgresServer.durable(home.resolve("pg"))) {
            assertThat(read(server, "select value from kept")).isEqualTo("committed");
        }
    }

    @Test
    void two_applications_cannot_share_a_data_directory() throws Exception {
        try (var _ = EmbeddedPostgresServer.durable(home.resolve("pg"))) {
            assertThatExceptionOfType(EmbeddedPostgresServer.DataDirectoryInUse.class)
                    .isThrownBy(() -> EmbeddedPostgresServer.durable(home.resolve("pg")))
                    .withMessageContaining("SOCLE_DATA_DIR");
        }
        assertThat(Files.exists(home.resolve("pg/postmaster.pid"))).isFalse();
    }

    private static void execute(EmbeddedPostgresServer server, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(EmbeddedPostgresServer server, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "postgres");
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Commits something and dies without a word, its server still running.
    static final class KilledApplication {

        static final int EXIT = 9;

        private KilledApplication() {}

        public static void main(String[] args) throws Exception {
            var server = EmbeddedPostgresServer.durable(Path.of(args[0]));
            execute(server, "create table kept (value text)");
            execute(server, "insert into kept values ('committed')");
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
