package fr.socle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Memory in MB of 2^20 bytes, as Linux counts it.
///
/// @param resident of the program, now
/// @param peak of the program, the highest it has been
/// @param database proportional share of all processes of PostgreSQL, its shared buffers counted once
record Memory(long resident, long peak, long database) {

    static Memory of(CpuClock processes) throws IOException {
        var status = Path.of("/proc/" + processes.program() + "/status");
        var database = 0L;
        for (var process : ProcessHandle.allProcesses().toList()) {
            var isServer = process.pid() == processes.postmaster()
                    || process.parent().map(ProcessHandle::pid).orElse(0L) == processes.postmaster();
            if (isServer) {
                database += kilobytes(Path.of("/proc/" + process.pid() + "/smaps_rollup"), "Pss");
            }
        }
        return new Memory(kilobytes(status, "VmRSS") >> 10, kilobytes(status, "VmHWM") >> 10, database >> 10);
    }

    private static long kilobytes(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return 0;
        }
        var found = Pattern.compile("(?m)^" + name + ":\\s+(\\d+) kB").matcher(Files.readString(file));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
