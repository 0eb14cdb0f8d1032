package fr.socle.benchmarks;

import java.util.Arrays;
import java.util.List;

/// What one scenario gave.
///
/// @param requests answered, the refused and failed ones included
/// @param rounds times the whole scenario was run through; equal to the requests when it is a single one
/// @param seconds from the first request to the last answer
/// @param cpu spent from the first request until everything it set off was done
/// @param millis latency of all requests
/// @param steps latency of each kind of request, when there are several
public record Measure(
        String name,
        long requests,
        long failures,
        long rounds,
        double seconds,
        CpuTime cpu,
        Percentiles millis,
        List<Step> steps) {

    public double perSecond() {
        return seconds == 0 ? 0 : requests / seconds;
    }

    /// The primary figure.
    public CpuTime cpuPerThousand() {
        return cpu.per(requests / 1_000.0);
    }

    public CpuTime cpuPerThousandRounds() {
        return cpu.per(rounds / 1_000.0);
    }

    /// More than one request in a hundred failed: the figures mean nothing.
    public boolean isVoid() {
        return requests == 0 || failures * 100 > requests;
    }

    public record Step(String name, long requests, long failures, Percentiles millis) {}

    public record Percentiles(double p50, double p95, double p99) {

        /// @param micros any order; sorted in place
        public static Percentiles of(int[] micros) {
            Arrays.sort(micros);
            return new Percentiles(at(micros, 0.50), at(micros, 0.95), at(micros, 0.99));
        }

        /// Nearest rank.
        private static double at(int[] sorted, double quantile) {
            if (sorted.length == 0) {
                return 0;
            }
            var rank = (int) Math.ceil(quantile * sorted.length) - 1;
            return Math.round(sorted[Math.max(rank, 0)] / 10.0) / 100.0;
        }
    }
}
