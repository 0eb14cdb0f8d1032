package fr.socle.imports;

import fr.socle.imports.ImportJob.Problem;
import fr.socle.imports.ImportJob.State;
import fr.socle.kernel.imports.ImportProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Counts as an import goes, and saves what it counted twice a second at most.
class Progress implements ImportProgress {

    private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);
    private static final int PROBLEMS_KEPT = 100;

    private final ImportJob job;
    private final ImportJobs jobs;
    private final Clock clock;
    private final List<Problem> problems = new ArrayList<>();
    private long read;
    private long accepted;
    private long rejected;
    private double fraction;
    private Instant saved;

    Progress(ImportJob job, ImportJobs jobs, Clock clock) {
        this.job = job;
        this.jobs = jobs;
        this.clock = clock;
        this.saved = clock.instant();
    }

    @Override
    public void read(long rows, double fraction) {
        this.read = rows;
        this.fraction = Math.clamp(fraction, 0, 1);
        var now = clock.instant();
        if (Duration.between(saved, now).compareTo(BETWEEN_SAVES) >= 0) {
            saved = now;
            jobs.save(soFar());
        }
    }

    @Override
    public void accepted(long rows) {
        accepted = rows;
    }

    @Override
    public void rejected(long line, String code, String message) {
        rejected++;
        if (problems.size() < PROBLEMS_KEPT) {
            problems.add(new Problem(line, code, message));
        }
    }

    /// The file as a whole is refused: nothing of it was taken.
    ///
    /// @param line that is to blame; 0 when none is
    void refused(long line, String code, String message) {
        accepted = 0;
        problems.addFirst(new Problem(line, code, message));
    }

    void end(State how) {
        jobs.save(soFar().ended(how, clock.instant()));
    }

    private ImportJob soFar() {
        return new ImportJob(
                job.id(),
                job.source(),
                State.RUNNING,
                read,
                accepted,
                rejected,
                (int) (fraction * 100),
                job.startedAt(),
                null,
                List.copyOf(problems));
    }
}
