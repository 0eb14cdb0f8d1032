package fr.socle;

import fr.socle.database.PostgresForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// The whole program on a real port and a real PostgreSQL, with a small sandbox. Every test that carries this shares
/// one running program.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SocleApplication.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("sandbox")
@Import(PostgresForTests.class)
@ContextConfiguration(initializers = PlatformTest.FreePort.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public @interface PlatformTest {

    /// The public URL is part of every token, so the port is chosen before the program starts.
    class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        static final int PORT = free();
        static final int TLS_PORT = free();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "platform-test",
                            Map.of(
                                    "server.port",
                                    PORT,
                                    "socle.public-url",
                                    "http://localhost:" + PORT,
                                    "socle.data-dir",
                                    "target/test-data",
                                    "socle.tls.port",
                                    TLS_PORT,
                                    "socle.sandbox.population",
                                    300)));
        }

        static int free() {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }
    }
}
