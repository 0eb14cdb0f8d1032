package fr.socle.directory.offer.load;

import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.beds.Closing;
import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ROR: structures, places with their beds, offers. All in one transaction: a file that is cut, empty or
/// shrunken leaves the version before serving.
@Component("ror")
class RorImport implements ImportSource {

    private static final int HIGHEST_CHAIN = 10;

    private final JsonMapper json = new JsonMapper();
    private final RorVersions versions;
    private final DirectoryLoads loads;
    private final Clock clock;
    private final Duration stale;

    RorImport(
            RorVersions versions,
            DirectoryLoads loads,
            Clock clock,
            @Value("${socle.directory.beds.stale-after:PT24H}") Duration stale) {
        this.versions = versions;
        this.loads = loads;
        this.clock = clock;
        this.stale = stale;
    }

    @Override
    public String name() {
        return "ror";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress listener) throws IOException {
        versions.open();
        var progress = new Flaws(listener);
        var read = new RorFile();
        var seen = new HashSet<String>();
        var rows = 0L;
        var day = FileDay.of(file);
        var size = Math.max(1, file.textSize());
        try (var in = file.open();
                var parser = json.createParser(in);
                var values = json.readerFor(JsonNode.class).<JsonNode>readValues(parser)) {
            while (values.hasNextValue()) {
                var node = values.nextValue();
                day = day == null
                        ? FileDay.in(node.path("timestamp").asStringOpt().orElse(null))
                        : day;
                var line = (long) parser.currentLocation().getLineNr();
                for (var resource : resources(node)) {
                    rows++;
                    take(resource, line, read, seen, progress);
                    if (rows % 500 == 0) {
                        progress.read(
                                rows,
                                Math.min(1.0, (double) parser.currentLocation().getByteOffset() / size));
                    }
                }
            }
        } catch (JacksonException broken) {
            throw new ImportRefusal.Truncated(line(broken, rows), "the text is no JSON from there on").asException();
        }
        if (rows == 0) {
            throw new ImportRefusal.Empty().asException();
        }
        progress.read(rows, 1.0);
        versions.refuseIfShrunk(read.size());
        read.resolve(progress, HIGHEST_CHAIN);
        look(read, progress);
        var kept = versions.swap(read, progress, clock.instant());
        progress.accepted(kept);
        loads.done(new DirectoryLoads.Load(
                name(),
                file.originalName(),
                clock.instant(),
                kept,
                Map.of(
                        "units", (long) read.units().size(),
                        "places", (long) read.places().size(),
                        "offers", (long) read.offers().size()),
                progress.quality(day, versions.withdrawn())));
    }

    /// One record a line, usually: when the parser cannot say where it is, the record after the last one read.
    private static long line(JacksonException where, long rows) {
        var location = where.getLocation();
        return location == null || location.getLineNr() < 1 ? rows + 1 : location.getLineNr();
    }

    private void look(RorFile read, Flaws flaws) {
        var yesterday = clock.instant().minus(stale);
        read.places().values().forEach(it -> {
            var line = read.line("p", it.id());
            if (it.where().latitude() == null) {
                flaws.flagged(line, "no-point", it.id());
            }
            if (it.isOverbooked()) {
                flaws.flagged(line, "more-beds-than-installed", it.id());
            }
            if (it.rows().stream().anyMatch(row -> row.updatedAt().isBefore(yesterday))) {
                flaws.flagged(line, "beds-not-counted-lately", it.id());
            }
        });
    }

    private Iterable<JsonNode> resources(JsonNode node) {
        if (!"Bundle".equals(node.path("resourceType").asStringOpt().orElse(""))) {
            return Set.of(node);
        }
        return node.path("entry").valueStream().map(it -> it.path("resource")).toList();
    }

    private void take(JsonNode resource, long line, RorFile read, Set<String> seen, ImportProgress progress) {
        var now = clock.instant();
        var node = new Node(resource);
        var type = node.text("resourceType");
        try {
            switch (type) {
                case "Organization" ->
                    add(
                            seen,
                            type,
                            RorReading.unit(node, now).id(),
                            line,
                            progress,
                            () -> read.add(RorReading.unit(node, now), line));
                case "Location" ->
                    add(
                            seen,
                            type,
                            RorReading.place(node, now).id(),
                            line,
                            progress,
                            () -> read.add(RorReading.place(node, now), line));
                case "HealthcareService" ->
                    add(
                            seen,
                            type,
                            RorReading.offer(node, now).id(),
                            line,
                            progress,
                            () -> read.add(RorReading.offer(node, now), line));
                case null, default ->
                    progress.rejected(
                            line, "directory.ror-other-resource", "Resources of type " + type + " are not read.");
            }
        } catch (Node.Incomplete missing) {
            progress.rejected(line, "directory.ror-incomplete", "Missing or unreadable: " + missing.getMessage());
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            progress.rejected(line, "directory.ror-incomplete", "A date or a code cannot be read.");
        }
    }

    private static void add(
            Set<String> seen, String type, String id, long line, ImportProgress progress, Runnable add) {
        if (seen.add(type + id)) {
            add.run();
        } else {
            progress.rejected(line, "directory.ror-twice", type + " " + id + " came before.");
        }
    }

    /// Closings of structures that go down to what lies below.
    static LinkedHashMap<String, Closing> closings(RorFile read) {
        var closings = new LinkedHashMap<String, Closing>();
        read.units().values().forEach(it -> {
            @Nullable Closing closing = it.closing();
            if (closing != null) {
                closings.put(it.id(), closing);
            }
        });
        return closings;
    }
}
