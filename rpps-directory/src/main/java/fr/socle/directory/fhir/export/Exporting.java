package fr.socle.directory.fhir.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.directory.fhir.export.Export.Part;
import fr.socle.directory.fhir.export.Export.State;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes exports, one at a time, a batch of rows after the other. Each batch is in its file before the export says so,
/// so that any program can go on where another stopped.
@Component
class Exporting {

    private static final Logger log = LoggerFactory.getLogger(Exporting.class);
    private static final int BATCH = 1_000;
    private static final int DELETIONS_A_LINE = 500;

    private final Exports exports;
    private final ExportFiles files;
    private final ExportedTypes types;
    private final Clock clock;
    private final Duration lease;
    private final Duration kept;
    private final int linesAFile;
    private final UUID worker = UUID.randomUUID();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("exports").daemon().factory());

    Exporting(
            Exports exports,
            ExportFiles files,
            ExportedTypes types,
            Clock clock,
            @Value("${socle.directory.export.lease:PT20S}") Duration lease,
            @Value("${socle.directory.export.kept:P1D}") Duration kept,
            @Value("${socle.directory.export.lines-a-file:200000}") int linesAFile) {
        this.exports = exports;
        this.files = files;
        this.types = types;
        this.clock = clock;
        this.lease = lease;
        this.kept = kept;
        this.linesAFile = linesAFile;
    }

    /// Also takes up what a program that stopped left open.
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        background.scheduleWithFixedDelay(this::work, 0, 2, TimeUnit.SECONDS);
    }

    /// Somebody asked: no need to wait.
    void wake() {
        background.execute(this::work);
    }

    @PreDestroy
    void end() {
        background.shutdownNow();
    }

    Duration kept() {
        return kept;
    }

    private void work() {
        try {
            exports.finishedBefore(clock.instant().minus(kept)).forEach(files::remove);
            for (var next = exports.take(worker, lease); next.isPresent(); next = exports.take(worker, lease)) {
                write(next.get());
            }
        } catch (RuntimeException broken) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn("Exports wait: {}", broken.toString());
            }
        }
    }

    private void write(Export export) {
        try {
            var at = export;
            while (at != null
                    && at.state() == State.OPEN
                    && !Thread.currentThread().isInterrupted()) {
                at = step(at);
            }
        } catch (RuntimeException broken) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            log.error("An export failed", broken);
            exports.save(ended(export, State.FAILED), null, worker, lease);
        }
    }

    /// @return null when there is nothing more to do here: cancelled, or taken over
    private @Nullable Export step(Export export) {
        if (export.part() >= export.parts().size()) {
            return saved(ended(export, State.COMPLETE), null);
        }
        var part = export.parts().get(export.part());
        var file = open(export, part);
        var batch = batch(export, part, (int) Math.min(BATCH, linesAFile - file.lines()));
        if (batch.lines().isEmpty()) {
            return saved(moved(export, export.part() + 1, null, 0), null);
        }
        var longer = files.append(export.id(), file, batch.lines());
        return saved(moved(export, export.part(), batch.last(), batch.count()), longer);
    }

    private Batch batch(Export export, Part part, int room) {
        var type = types.of(part.type());
        var since = export.since();
        if (part.deleted() && since != null) {
            var gone = type.gone(since, export.after(), DELETIONS_A_LINE);
            return gone.isEmpty()
                    ? Batch.NONE
                    : new Batch(List.of(deletions(part.type(), gone)), gone.getLast(), gone.size());
        }
        var lines = type.lines(export.filtersOf(part.type()), since, export.after(), room);
        return lines.isEmpty()
                ? Batch.NONE
                : new Batch(
                        lines.stream().map(ExportedType.Line::json).toList(),
                        lines.getLast().id(),
                        lines.size());
    }

    /// Deletions are entries of a transaction
    // (<https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---output-manifest>).
    private static byte[] deletions(String type, List<String> ids) {
        var entries = ids.stream()
                .map(it -> "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + type + "/" + it + "\"}}")
                .toList();
        return ("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}")
                .getBytes(UTF_8);
    }

    private Export.File open(Export export, Part part) {
        return exports.files(export.id()).stream()
                .filter(it -> it.type().equals(part.type()) && it.deleted() == part.deleted())
                .reduce((_, last) -> last)
                .map(it -> it.lines() < linesAFile ? it : it.following())
                .orElseGet(() -> Export.File.first(part));
    }

    private @Nullable Export saved(Export it, Export.@Nullable File file) {
        if (exports.save(it, file, worker, lease)) {
            return it;
        }
        // removed while a batch was on its way to the disk
        if (exports.find(it.id(), it.client()).isEmpty()) {
            files.remove(it.id());
        }
        return null;
    }

    private Export ended(Export it, State state) {
        return with(it, state, clock.instant(), it.part(), it.after(), 0);
    }

    private static Export moved(Export it, int part, @Nullable String after, int more) {
        return with(it, it.state(), null, part, after, more);
    }

    private static Export with(
            Export it, State state, @Nullable Instant finished, int part, @Nullable String after, int more) {
        return new Export(
                it.id(),
                it.client(),
                it.request(),
                it.types(),
                it.filters(),
                it.since(),
                it.at(),
                state,
                finished,
                part,
                after,
                it.written() + more);
    }

    private record Batch(List<byte[]> lines, String last, int count) {
        static final Batch NONE = new Batch(List.of(), "", 0);
    }
}
