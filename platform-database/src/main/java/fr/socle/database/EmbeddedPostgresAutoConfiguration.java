package fr.socle.database;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// The default database, when neither `spring.datasource.url` nor a container names another.
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@Conditional(EmbeddedPostgresAutoConfiguration.NoUrlIsGiven.class)
class EmbeddedPostgresAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    EmbeddedPostgresConnection embeddedPostgres(@Value("${socle.data-dir:./data}") Path dataDirectory)
            throws IOException {
        return new EmbeddedPostgresConnection(EmbeddedPostgresServer.durable(dataDirectory.resolve("postgresql")));
    }

    record EmbeddedPostgresConnection(EmbeddedPostgresServer server) implements JdbcConnectionDetails, AutoCloseable {

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
            return server.jdbcUrl("postgres");
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    static class NoUrlIsGiven implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var url = context.getEnvironment().getProperty("spring.datasource.url");
            return url == null || url.isBlank();
        }
    }
}
