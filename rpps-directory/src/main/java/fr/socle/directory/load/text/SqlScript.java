package fr.socle.directory.load.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Statements kept beside the code, in the order they run: building a version of the directory is SQL over sets.
public final class SqlScript {

    private static final Logger log = LoggerFactory.getLogger(SqlScript.class);

    private final String[] statements;

    private SqlScript(String[] statements) {
        this.statements = statements;
    }

    /// @param name of a resource below `/sql/directory`
    public static SqlScript named(String name) {
        try (var in = SqlScript.class.getResourceAsStream("/sql/directory/" + name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("There is no script " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "");
            return new SqlScript(Arrays.stream(text.split(";\\s*\\R"))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .toArray(String[]::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The same with another table in the place of `{name}`.
    public SqlScript with(String name, String table) {
        return new SqlScript(Arrays.stream(statements)
                .map(it -> it.replace("{" + name + "}", table))
                .toArray(String[]::new));
    }

    /// Runs everything inside the caller's transaction.
    ///
    /// @param now what `:now` stands for: the moment the new version is from
    public void run(JdbcClient jdbc, OffsetDateTime now) {
        for (var statement : statements) {
            var begun = System.nanoTime();
            if (statement.startsWith("select") && !statement.contains(":now")) {
                jdbc.sql(statement).query().listOfRows();
            } else if (statement.contains(":now")) {
                jdbc.sql(statement).param("now", now).update();
            } else {
                jdbc.sql(statement).update();
            }
            log.debug("{} ms: {}", (System.nanoTime() - begun) / 1_000_000, statement);
        }
    }
}
