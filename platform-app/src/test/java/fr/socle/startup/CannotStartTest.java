package fr.socle.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CannotStartTest {

    @Test
    void a_data_directory_of_somebody_else_is_named() {
        assertThat(sentence(new IllegalStateException(new AccessDeniedException("/srv/data/postgresql"))))
                .startsWith("/srv/data/postgresql cannot be read or written.");
    }

    @Test
    void another_kind_of_database_is_refused_by_name() {
        assertThat(sentence(new IllegalStateException("Failed to load driver class com.mysql.cj.jdbc.Driver")))
                .startsWith("SPRING_DATASOURCE_URL must begin with jdbc:postgresql:");
    }

    @Test
    void a_wrong_password_is_a_matter_of_settings() {
        assertThat(sentence(new SQLException("password authentication failed", "28P01")))
                .contains("_PASSWORD", "password authentication failed");
    }

    @Test
    void what_nobody_foresaw_keeps_its_stack_trace() {
        assertThat(new CannotStart().analyze(new IllegalStateException("a fault of ours")))
                .isNull();
    }

    private static String sentence(Exception failure) {
        var analysis = new CannotStart().analyze(failure);
        assertThat(analysis).isNotNull();
        return analysis.getDescription();
    }
}
