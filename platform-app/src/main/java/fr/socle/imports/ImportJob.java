package fr.socle.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run of an import, as its caller and the console see it.
///
/// @param percent how much of the file has been read, 0 to 100
/// @param problems the first hundred rows left out, or why the whole file was refused
public record ImportJob(
        UUID id,
        String source,
        State state,
        long rowsRead,
        long rowsAccepted,
        long rowsRejected,
        int percent,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Problem> problems) {

    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        REFUSED
    }

    /// @param line number of the line in the file, from 1; 0 when the problem is the file as a whole
    public record Problem(long line, String code, String message) {}

    ImportJob ended(State how, Instant when) {
        return new ImportJob(
                id,
                source,
                how,
                rowsRead,
                rowsAccepted,
                rowsRejected,
                how == State.SUCCEEDED ? 100 : percent,
                startedAt,
                when,
                problems);
    }
}
