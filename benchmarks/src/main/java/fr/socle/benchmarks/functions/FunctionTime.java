package fr.socle.benchmarks.functions;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Mean time of one call, with the half-width of its 99.9 % confidence interval.
public record FunctionTime(String name, double nanoseconds, double error) {

    /// Runs every benchmark of the class path, each in a JVM of its own.
    public static List<FunctionTime> all() throws RunnerException {
        var options = new OptionsBuilder()
                .include("fr\\.socle\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx256m", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).run().stream().map(FunctionTime::of).toList();
    }

    private static FunctionTime of(RunResult result) {
        var name = result.getParams().getBenchmark();
        var method = name.substring(name.lastIndexOf('.') + 1).replace('_', ' ');
        var score = result.getPrimaryResult();
        return new FunctionTime(method, score.getScore(), score.getScoreError());
    }
}
