package fr.socle.directory.quality;

import fr.socle.directory.quality.Flaw.Example;
import fr.socle.kernel.imports.ImportProgress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Listens to an import as it goes: what is left out and what is kept with a flaw, counted by kind, with examples. Of
/// a sound row it hears nothing.
public final class Flaws implements ImportProgress {

    private static final int EXAMPLES = 5;
    private static final int LONGEST = 120;

    private final ImportProgress progress;
    private final Map<String, Kind> leftOut = new TreeMap<>();
    private final Map<String, Kind> kept = new TreeMap<>();
    private long read;
    private long rejected;
    private long flagged;
    private long lastFlagged = -1;

    public Flaws(ImportProgress progress) {
        this.progress = progress;
    }

    @Override
    public void read(long rows, double fraction) {
        read = rows;
        progress.read(rows, fraction);
    }

    @Override
    public void accepted(long rows) {
        progress.accepted(rows);
    }

    @Override
    public void rejected(long line, String code, String message) {
        rejected++;
        add(leftOut, line, code, message);
        progress.rejected(line, code, message);
    }

    /// A row that is kept although something in it is wrong.
    ///
    /// @param code a word: `wrong-key`, `unknown-profession`
    /// @param value what stands there
    public void flagged(long line, String code, String value) {
        if (line != lastFlagged) {
            flagged++;
            lastFlagged = line;
        }
        add(kept, line, code, value);
    }

    /// @param day the day the content is from
    /// @param withdrawn how many rows of the version before are gone
    public Quality quality(@Nullable LocalDate day, long withdrawn) {
        var flaws = new ArrayList<Flaw>();
        leftOut.forEach((code, kind) -> flaws.add(kind.flaw(code, true)));
        kept.forEach((code, kind) -> flaws.add(kind.flaw(code, false)));
        return new Quality(day, read, rejected, flagged, withdrawn, flaws);
    }

    private static void add(Map<String, Kind> kinds, long line, String code, String value) {
        kinds.computeIfAbsent(code, _ -> new Kind()).add(line, value);
    }

    private static final class Kind {

        private final List<Example> examples = new ArrayList<>(EXAMPLES);
        private long count;

        private void add(long line, String value) {
            count++;
            if (examples.size() < EXAMPLES) {
                examples.add(new Example(line, value.length() > LONGEST ? value.substring(0, LONGEST) : value));
            }
        }

        private Flaw flaw(String code, boolean leftOut) {
            return new Flaw(code, count, leftOut, examples);
        }
    }
}
