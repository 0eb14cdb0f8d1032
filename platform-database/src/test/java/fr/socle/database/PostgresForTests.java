package fr.socle.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// A real PostgreSQL for every test: a container where a Docker engine answers and holds the image, else the embedded
/// server. One server serves a whole test run; each application context gets a database of its own.
@TestConfiguration(proxyBeanMethods = false)
public class PostgresForTests {

    private static final Logger log = LoggerFactory.getLogger(PostgresForTests.class);
    private static final String IMAGE = "postgres:18";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Bean
    JdbcConnectionDetails testDatabase() throws SQLException {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(Server.RUNNING.url("postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new TestDatabase(Server.RUNNING.url(name));
    }

    /// The URL of a fresh server that belongs to the whole test run.
    interface Server {
        Server RUNNING = start();

        String url(String database);

        private static Server start() {
            if (dockerHolds(IMAGE)) {
                log.info("Tests run on PostgreSQL in a container ({})", IMAGE);
                var container = new PostgreSQLContainer(DockerImageName.parse(IMAGE))
                        .withUsername("postgres")
                        .withPassword("postgres")
                        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
                container.start();
                return database -> "jdbc:postgresql://" + container.getHost() + ":"
                        + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + database;
            }
            log.info("Tests run on the embedded PostgreSQL: no Docker engine with {} answers", IMAGE);
            try {
                var server = EmbeddedPostgresServer.temporary();
                // after the application contexts, which ask it one last thing and wait half a minute for an answer
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                return server::jdbcUrl;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private static void close(EmbeddedPostgresServer server) {
            try {
                server.close();
            } catch (IOException late) {
                log.debug("The test server did not close cleanly", late);
            }
        }
    }

    /// Never pulls: a machine without the image uses the embedded server at once.
    private static boolean dockerHolds(String image) {
        try {
            var docker = DockerClientFactory.instance();
            if (!docker.isDockerAvailable()) {
                return false;
            }
            docker.client().inspectImageCmd(image).exec();
            return true;
        } catch (RuntimeException noEngineOrNoImage) {
            return false;
        }
    }

    record TestDatabase(String url) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "postgres";
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }
}
