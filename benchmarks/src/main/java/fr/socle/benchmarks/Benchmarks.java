package fr.socle.benchmarks;

import fr.socle.benchmarks.functions.FunctionTime;
import fr.socle.benchmarks.load.CibaStart;
import fr.socle.benchmarks.load.CodeFlow;
import fr.socle.benchmarks.load.EmptyEndpoint;
import fr.socle.benchmarks.load.Lane;
import fr.socle.benchmarks.load.LoadRun;
import fr.socle.benchmarks.load.MainRoute;
import fr.socle.benchmarks.load.Near;
import fr.socle.benchmarks.load.Paging;
import fr.socle.benchmarks.load.PatientByIns;
import fr.socle.benchmarks.load.PatientMatch;
import fr.socle.benchmarks.load.PractitionerByRpps;
import fr.socle.benchmarks.load.PractitionerPrefix;
import fr.socle.benchmarks.load.PrescriptionRead;
import fr.socle.benchmarks.load.RoleSearch;
import fr.socle.identity.sandbox.DuplicateDetection;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs everything, or what `-Dbenchmarks.only` names, and prints the figures.
public final class Benchmarks {

    static final String YARDSTICK_EMPTY = "yardstick-empty";
    static final String YARDSTICK_SQL = "yardstick-sql";
    private static final String RPPS_IMPORT = "rpps-import";
    private static final String FINESS_IMPORT = "finess-import";
    private static final String BEDS = "bed-updates";

    /// In this order, after the two yardsticks, which belong to every run.
    private static final Map<String, Class<? extends Simulation>> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("patient-by-ins", PatientByIns.class);
        SCENARIOS.put("patient-match", PatientMatch.class);
        SCENARIOS.put("prescription-read", PrescriptionRead.class);
        SCENARIOS.put("main-route", MainRoute.class);
        SCENARIOS.put("code-flow", CodeFlow.class);
        SCENARIOS.put("ciba-start", CibaStart.class);
    }

    /// On a directory as large as the country's.
    private static final Map<String, Class<? extends Simulation>> OF_DIRECTORY = new LinkedHashMap<>();

    static {
        OF_DIRECTORY.put("practitioner-by-rpps", PractitionerByRpps.class);
        OF_DIRECTORY.put("practitioner-prefix", PractitionerPrefix.class);
        OF_DIRECTORY.put("role-search", RoleSearch.class);
        OF_DIRECTORY.put("lane", Lane.class);
        OF_DIRECTORY.put("near", Near.class);
        OF_DIRECTORY.put("paging", Paging.class);
    }

    private final Settings settings;
    private final Report report;

    private Benchmarks(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    public static void main(String[] arguments) throws Exception {
        var settings = Settings.given();
        if (!Files.exists(settings.program())) {
            throw new IllegalStateException("Package the program first: " + settings.program() + " is missing");
        }
        Files.createDirectories(settings.work());
        Files.deleteIfExists(settings.work().resolve("platform.log"));
        var report = new Report(Machine.here(), settings);
        new Benchmarks(settings, report).run();
        report.publish();
        System.exit(report.isSound() ? 0 : 1);
    }

    private void run() throws Exception {
        if (settings.wants("functions")) {
            progress("functions");
            report.functions(FunctionTime.all());
        }
        if (settings.wants("duplicates")) {
            progress("duplicates");
            DuplicateDetection.main(new String[0]);
        }
        if (settings.wants("start-up")) {
            progress("start-up");
            report.startUps(StartUp.all(settings));
        }
        if (settings.wants("imports") || !scenarios().isEmpty() || RegisterRun.isWanted(settings)) {
            load();
        }
        if (!ofDirectory().isEmpty()) {
            directory();
        }
    }

    /// A platform of its own: everything of this group is measured with the whole country loaded.
    private void directory() throws Exception {
        var data = settings.work().resolve("directory-data");
        StartUp.delete(data);
        var command = List.of("-jar", settings.program().toString());
        try (var platform = Platform.start(command, settings, data);
                var software = new Software(platform.base())) {
            progress("finess-import, rpps-import");
            for (var time : DirectoryLoad.into(platform, software, settings)) {
                report.imported(time);
            }
            report.loaded(Memory.of(platform.clock()));
            var sql = new PlainSql(platform.jdbcUrl());
            var theatre = new Theatre(platform, software, settings, sql);
            var questions = DirectoryQuestions.of(platform.jdbcUrl());
            for (var name : ofDirectory()) {
                progress(name);
                if (name.equals(BEDS)) {
                    BedUpdates.of(
                            platform.base(), 5_000, (int) settings.measure().toSeconds(), 20);
                } else if (OF_DIRECTORY.containsKey(name)) {
                    report.measured(
                            LoadRun.of(OF_DIRECTORY.get(name), theatre.stage(name, questions), settings.work()));
                }
            }
            platform.clock().whenQuiet();
            report.loaded(Memory.of(platform.clock()));
        }
    }

    private List<String> ofDirectory() {
        return Stream.concat(
                        Stream.of(RPPS_IMPORT, FINESS_IMPORT),
                        Stream.concat(OF_DIRECTORY.keySet().stream(), Stream.of(BEDS)))
                .filter(settings::wantsOfDirectory)
                .toList();
    }

    private void load() throws Exception {
        var data = settings.work().resolve("load-data");
        StartUp.delete(data);
        var command = List.of("-jar", settings.program().toString());
        try (var platform = Platform.start(command, settings, data);
                var software = new Software(platform.base())) {
            if (settings.wants("imports")) {
                imports(platform, software);
            }
            if (!scenarios().isEmpty()) {
                measure(platform, software);
            }
            if (RegisterRun.isWanted(settings)) {
                new RegisterRun(platform, software, settings, report).run();
            }
            platform.clock().whenQuiet();
            report.loaded(Memory.of(platform.clock()));
        }
    }

    private void imports(Platform platform, Software software) throws Exception {
        if (settings.finess().isPresent()) {
            progress("import of FINESS");
            report.imported(ImportTime.of("finess", settings.finess().get(), platform, software));
        }
        if (settings.bdpm().isPresent()) {
            progress("import of BDPM");
            var zip = ImportTime.zipped(settings.bdpm().get(), settings.work().resolve("bdpm.zip"));
            report.imported(ImportTime.of("bdpm", zip, platform, software));
        }
    }

    private void measure(Platform platform, Software software) throws Exception {
        var sql = new PlainSql(platform.jdbcUrl());
        var theatre = new Theatre(platform, software, settings, sql);
        for (var name : scenarios()) {
            progress(name);
            report.measured(
                    name.equals(YARDSTICK_SQL)
                            ? sql.measure(name, theatre.people(), platform.clock(), settings)
                            : LoadRun.of(simulation(name), theatre.stage(name), settings.work()));
        }
    }

    private static Class<? extends Simulation> simulation(String name) {
        return SCENARIOS.getOrDefault(name, EmptyEndpoint.class);
    }

    private List<String> scenarios() {
        var chosen = new ArrayList<>(
                SCENARIOS.keySet().stream().filter(settings::wants).toList());
        if (!chosen.isEmpty()) {
            chosen.addFirst(YARDSTICK_SQL);
            chosen.addFirst(YARDSTICK_EMPTY);
        }
        return chosen;
    }

    private static void progress(String part) {
        System.out.println("… " + part);
    }
}
