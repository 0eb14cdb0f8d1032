package fr.socle.console;

import fr.socle.imports.ImportJob;
import fr.socle.imports.ImportJob.Problem;
import fr.socle.imports.ImportJob.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/// One import as the console shows it.
///
/// @param startedAt in the time of Paris
/// @param seconds it took, or 0 while it runs
record ImportRun(
        UUID id,
        String source,
        State state,
        long rowsRead,
        long rowsAccepted,
        long rowsRejected,
        int percent,
        String startedAt,
        long seconds,
        List<Problem> problems) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.of("Europe/Paris"));

    static ImportRun of(ImportJob job) {
        return new ImportRun(
                job.id(),
                job.source(),
                job.state(),
                job.rowsRead(),
                job.rowsAccepted(),
                job.rowsRejected(),
                job.percent(),
                CLOCK.format(job.startedAt()),
                seconds(job),
                job.problems());
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /// The badge of the design system that suits the state.
    public String badge() {
        return switch (state) {
            case RUNNING -> "fr-badge--info";
            case SUCCEEDED -> "fr-badge--success";
            case FAILED -> "fr-badge--error";
            case REFUSED -> "fr-badge--warning";
        };
    }

    private static long seconds(ImportJob job) {
        Instant end = job.endedAt();
        return end == null ? 0 : Duration.between(job.startedAt(), end).toSeconds();
    }
}
