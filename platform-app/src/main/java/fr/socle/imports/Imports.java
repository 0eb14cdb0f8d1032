package fr.socle.imports;

import fr.socle.imports.ImportJob.State;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Ids;
import fr.socle.kernel.Refusal;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// Takes an official file in and has it loaded, one at a time for each source. The file is kept until its import has
/// ended: an import that the end of the program cut short starts again at the next start.
@Service
public class Imports implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    private final Map<String, ImportSource> sources = new TreeMap<>();
    private final ImportJobs jobs;
    private final Path directory;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Imports(
            List<ImportSource> sources,
            ImportJobs jobs,
            @Value("${socle.data-dir}/imports") Path directory,
            Clock clock) {
        sources.forEach(source -> this.sources.put(source.name(), source));
        this.jobs = jobs;
        this.directory = directory;
        this.clock = clock;
    }

    public Set<String> sources() {
        return sources.keySet();
    }

    /// Stores the file and starts its import in the background.
    ///
    /// @throws Refused for an unknown source, an empty file, or a source that is being imported
    public UUID start(String source, InputStream file, String fileName, Actor by) {
        if (!sources.containsKey(source)) {
            throw new ImportsRefusal.UnknownSource(source, sources()).asException();
        }
        var job = new ImportJob(Ids.next(), source, State.RUNNING, 0, 0, 0, 0, clock.instant(), null, List.of());
        var stored = store(job.id(), file);
        if (!jobs.begin(job, by, fileName)) {
            discard(stored);
            throw new ImportsRefusal.AlreadyRunning(source).asException();
        }
        workers.submit(() -> run(job, new ImportFile(stored, fileName)));
        return job.id();
    }

    public ImportJob get(UUID id) {
        return jobs.find(id).orElseThrow(() -> new ImportsRefusal.Unknown().asException());
    }

    /// The last runs, newest first.
    public List<ImportJob> latest(int limit) {
        return jobs.latest(limit);
    }

    @EventListener(ApplicationReadyEvent.class)
    void resumeInterrupted() {
        for (var interrupted : jobs.interrupted()) {
            var stored = directory.resolve(interrupted.job().id().toString());
            log.info(
                    "Starting the interrupted import of {} again",
                    interrupted.job().source());
            workers.submit(() -> run(interrupted.job(), new ImportFile(stored, interrupted.fileName())));
        }
    }

    private void run(ImportJob job, ImportFile file) {
        var progress = new Progress(job, jobs, clock);
        try {
            var source = sources.get(job.source());
            if (source == null) {
                throw new IOException("The source " + job.source() + " is no longer known");
            }
            source.load(file, progress);
            progress.end(State.SUCCEEDED);
        } catch (Refused refused) {
            refuse(progress, refused.refusal());
        } catch (EOFException cut) {
            refuse(progress, new ImportRefusal.Truncated(0, "the compressed file is cut"));
        } catch (ZipException damaged) {
            refuse(progress, new ImportRefusal.Unreadable(0, "the compressed file is damaged"));
        } catch (Exception fault) {
            log.error("The import of {} ended in a fault", job.source(), fault);
            progress.refused(
                    0, "platform.fault", "The import stopped on a fault of the platform; nothing was changed.");
            progress.end(State.FAILED);
        }
        discard(file.path());
    }

    private static void refuse(Progress progress, Refusal refusal) {
        var terms = refusal.terms();
        progress.refused(refusal instanceof ImportRefusal it ? it.line() : 0, terms.code(), terms.explanation());
        progress.end(State.REFUSED);
    }

    private Path store(UUID id, InputStream file) {
        try {
            Files.createDirectories(directory);
            var stored = directory.resolve(id.toString());
            if (Files.copy(file, stored) == 0) {
                discard(stored);
                throw new ImportsRefusal.NoFile().asException();
            }
            return stored;
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    private static void discard(Path stored) {
        try {
            Files.deleteIfExists(stored);
        } catch (IOException stays) {
            log.warn("{} could not be deleted", stored, stays);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
