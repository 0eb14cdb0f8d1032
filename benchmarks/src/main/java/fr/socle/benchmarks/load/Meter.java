package fr.socle.benchmarks.load;

import fr.socle.benchmarks.CpuClock;
import fr.socle.benchmarks.CpuTime;
import fr.socle.benchmarks.Measure;
import fr.socle.benchmarks.Measure.Percentiles;
import fr.socle.benchmarks.Measure.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts requests between two readings of the processor clock. What comes before [#open] is warm-up and not counted.
public final class Meter {

    private final CpuClock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private CpuTime before = CpuTime.NONE;
    private boolean open;
    private long first;
    private long last;
    private long rounds;

    public Meter(CpuClock clock) {
        this.clock = clock;
    }

    /// Starts to count, once the warm-up has been worked off.
    public synchronized void open() {
        if (!open) {
            before = clock.whenQuiet();
            first = System.nanoTime();
            last = first;
            open = true;
        }
    }

    public synchronized void record(String name, long begun, boolean success) {
        if (open) {
            last = System.nanoTime();
            tallies.computeIfAbsent(name, _ -> new Tally()).add((last - begun) / 1_000, success);
        }
    }

    public synchronized void round() {
        rounds += open ? 1 : 0;
    }

    /// Waits until the program has nothing left to do: what a request sets off behind its answer is its cost too.
    public synchronized Measure close(String name) {
        var cpu = clock.whenQuiet().since(before);
        var all = tallies.values().stream()
                .flatMapToInt(tally -> Arrays.stream(tally.micros()))
                .toArray();
        var steps = tallies.entrySet().stream()
                .map(step -> step.getValue().as(step.getKey()))
                .toList();
        return new Measure(
                name,
                all.length,
                steps.stream().mapToLong(Step::failures).sum(),
                rounds,
                (last - first) / 1e9,
                cpu,
                Percentiles.of(all),
                steps.size() > 1 ? steps : List.of());
    }

    private static final class Tally {

        private int[] micros = new int[1_024];
        private int size;
        private long failures;

        void add(long duration, boolean success) {
            if (size == micros.length) {
                micros = Arrays.copyOf(micros, size * 2);
            }
            micros[size++] = (int) Math.min(duration, Integer.MAX_VALUE);
            failures += success ? 0 : 1;
        }

        int[] micros() {
            return Arrays.copyOf(micros, size);
        }

        Step as(String name) {
            return new Step(name, size, failures, Percentiles.of(micros()));
        }
    }
}
