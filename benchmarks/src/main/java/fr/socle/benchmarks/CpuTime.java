package fr.socle.benchmarks;

import java.util.Locale;

/// Processor time in seconds, user and system together.
///
/// @param program the Java program
/// @param database PostgreSQL: its postmaster and every process of its own
public record CpuTime(double program, double database) {

    public static final CpuTime NONE = new CpuTime(0, 0);

    public CpuTime since(CpuTime before) {
        return new CpuTime(program - before.program, database - before.database);
    }

    public CpuTime per(double thousands) {
        return thousands == 0 ? NONE : new CpuTime(program / thousands, database / thousands);
    }

    public double total() {
        return program + database;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f s (%.2f + %.2f)", total(), program, database);
    }
}
