package fr.socle.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/// Reads the processor time of the program and of its PostgreSQL from the accounting of Linux. Processes that have
/// ended are counted through the parent that waited for them, so a closed connection keeps its share.
///
/// The accounting ticks every 10 ms: differences over seconds are good, over milliseconds are noise.
///
/// @param program pid of the Java program
/// @param postmaster pid of the PostgreSQL server, or 0 when there is none
public record CpuClock(long program, long postmaster) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_THAT_ENDED = 15;
    private static final int QUIET_MILLIS = 500;
    private static final double QUIET_SECONDS = 0.04;

    public CpuTime now() {
        var server = postmaster == 0 ? 0 : ticks(postmaster) + sum(childrenOf(postmaster));
        return new CpuTime(ticks(program) / TICKS_PER_SECOND, server / TICKS_PER_SECOND);
    }

    /// Waits until what was asked for has been worked off, listeners and checkpoints included, for a minute at most.
    public CpuTime whenQuiet() {
        var before = now();
        for (var waited = 0; waited < 60_000; waited += QUIET_MILLIS) {
            try {
                Thread.sleep(QUIET_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return before;
            }
            var after = now();
            if (after.since(before).total() <= QUIET_SECONDS) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private static double sum(LongStream processes) {
        return processes.mapToDouble(CpuClock::ticks).sum();
    }

    /// Every backend of PostgreSQL is a child of the postmaster.
    private static LongStream childrenOf(long parent) {
        return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).filter(pid -> field(pid, PARENT) == parent);
    }

    /// User, system, and the same of the children that ended.
    private static double ticks(long pid) {
        var fields = stat(pid);
        var ticks = 0.0;
        for (var i = USER; i < CHILDREN_THAT_ENDED && i < fields.length; i++) {
            ticks += Double.parseDouble(fields[i]);
        }
        return ticks;
    }

    private static long field(long pid, int index) {
        var fields = stat(pid);
        return index < fields.length ? Long.parseLong(fields[index]) : -1;
    }

    /// The fields that follow the name of the command, which may hold spaces and parentheses.
    private static String[] stat(long pid) {
        try {
            var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException ended) {
            return new String[0];
        } catch (IOException ended) {
            if (!Files.exists(Path.of("/proc/" + pid))) {
                return new String[0];
            }
            throw new UncheckedIOException(ended);
        }
    }
}
