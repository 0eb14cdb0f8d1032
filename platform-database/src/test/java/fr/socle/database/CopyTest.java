package fr.socle.database;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = CopyTest.Application.class,
        properties = "spring.config.import=classpath:socle-database.properties")
@Import(PostgresForTests.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CopyTest {

    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Test
    void rows_arrive_as_they_were_whatever_characters_they_hold() throws Exception {
        jdbc.sql("create table copied (a text, b int)").update();
        try (var connection = dataSource.getConnection();
                var copy = Copy.into(connection, "copy copied (a, b) from stdin")) {
            copy.row("tab\tbackslash\\ newline\n é", 1);
            copy.row(null, 2);
        }
        assertThat(jdbc.sql("select a from copied order by b")
                        .query(String.class)
                        .list())
                .containsExactly("tab\tbackslash\\ newline\n é", null);
    }
}
