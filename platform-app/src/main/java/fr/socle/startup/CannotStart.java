package fr.socle.startup;

import fr.socle.database.EmbeddedPostgresServer.DataDirectoryInUse;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;

/// Says in one sentence why the program cannot start, for the reasons an operator can mend.
class CannotStart implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence != null) {
                return new FailureAnalysis(sentence, null, failure);
            }
        }
        return null;
    }

    private static @Nullable String sentence(Throwable cause) {
        return switch (cause) {
            case PortInUseException port ->
                "port " + port.getPort() + " is taken. Stop what uses it, or set SERVER_PORT to another.";
            case DataDirectoryInUse inUse -> inUse.getMessage();
            case MissingSecret missing -> missing.getMessage();
            case FileSystemException file ->
                file.getFile() + " cannot be read or written. Check SOCLE_DATA_DIR and who owns that directory.";
            case RuntimeException url
            when isAboutTheUrl(url) ->
                "SPRING_DATASOURCE_URL must begin with jdbc:postgresql:, the only database the program knows.";
            case SQLException sql
            when isConnectionFailure(sql) ->
                "the database cannot be reached. Check SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD (" + said(sql)
                        + ").";
            default -> null;
        };
    }

    private static boolean isAboutTheUrl(RuntimeException cause) {
        var message = Objects.requireNonNullElse(cause.getMessage(), "");
        return message.startsWith("Failed to load driver class") || message.startsWith("'url' must start with");
    }

    /// SQLSTATE classes 08 (connection) and 28 (authorization), and 3D000: no such database.
    private static boolean isConnectionFailure(SQLException sql) {
        var state = sql.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("28") || state.equals("3D000"));
    }

    private static String said(SQLException sql) {
        var message = sql.getMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("");
    }
}
