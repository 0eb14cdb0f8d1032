package fr.socle.benchmarks;

import fr.socle.benchmarks.load.LoadRun;
import fr.socle.benchmarks.load.RegisterSimulation.InsiByIns;
import fr.socle.benchmarks.load.RegisterSimulation.InsiSearch;
import fr.socle.benchmarks.load.RegisterSimulation.InsiTraits;
import fr.socle.benchmarks.load.RegisterSimulation.InsiVerify;
import fr.socle.benchmarks.load.RegisterSimulation.RegisterMatch;
import fr.socle.benchmarks.load.Stage.Person;
import fr.socle.benchmarks.register.RegisterPeople;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// The national register: how fast it is taken in through the public door, what questions about it cost, and how that
/// grows with it. Only when it is asked for by name.
final class RegisterRun {

    private static final String ALL = "register";
    private static final String IMPORT = "register-import";
    private static final String GROWTH = "identity-growth";
    private static final int SMALL = 10;
    private static final int LARGE = 3;
    private static final int SAMPLE = 5_000;

    private static final Map<String, Class<? extends Simulation>> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("insi-traits", InsiTraits.class);
        SCENARIOS.put("insi-by-ins", InsiByIns.class);
        SCENARIOS.put("register-match", RegisterMatch.class);
        SCENARIOS.put("insi-search", InsiSearch.class);
        SCENARIOS.put("insi-verify", InsiVerify.class);
    }

    /// What is asked at each size.
    private static final List<String> GROWING = List.of("insi-traits", "insi-by-ins", "register-match");

    private final Platform platform;
    private final Software software;
    private final Settings settings;
    private final Report report;
    private final Theatre theatre;
    private int size;

    RegisterRun(Platform platform, Software software, Settings settings, Report report) throws Exception {
        this.platform = platform;
        this.software = software;
        this.settings = settings;
        this.report = report;
        this.theatre = new Theatre(platform, software, settings, new PlainSql(platform.jdbcUrl()));
    }

    static boolean isWanted(Settings settings) {
        return names(settings, IMPORT)
                || names(settings, GROWTH)
                || SCENARIOS.keySet().stream().anyMatch(it -> names(settings, it));
    }

    private static boolean names(Settings settings, String part) {
        return settings.only().contains(ALL) || settings.only().contains(part);
    }

    /// The size asked for; with the growth, a tenth of it before and three times as many afterwards.
    void run() throws Exception {
        var growth = names(settings, GROWTH);
        if (growth) {
            grow(settings.register() / SMALL);
            measure(GROWING);
        }
        grow(settings.register());
        measure(SCENARIOS.keySet().stream()
                .filter(it -> names(settings, it) || growth && GROWING.contains(it))
                .toList());
        if (growth) {
            grow(settings.register() * LARGE);
            measure(GROWING);
        }
    }

    private void grow(int people) throws Exception {
        System.out.printf("… register of %,d people%n", people);
        var file = settings.work().resolve("register.csv");
        RegisterPeople.writeTo(file, size, people - size);
        var time = ImportTime.of("ins-reference", file, platform, software);
        report.imported(time.named("ins-reference, after %,d".formatted(size)));
        size = people;
        Files.delete(file);
    }

    private void measure(List<String> names) throws Exception {
        var sample = IntStream.range(0, SAMPLE)
                .mapToObj(i -> RegisterPeople.person((int) ((long) i * size / SAMPLE)))
                .map(RegisterRun::asKnown)
                .toList();
        for (var name : names) {
            System.out.printf("… %s, %,d people%n", name, size);
            report.measured(LoadRun.of(
                    Objects.requireNonNull(SCENARIOS.get(name)),
                    theatre.stage(name + "-" + size, sample),
                    settings.work()));
        }
    }

    /// By the first given name.
    private static Person asKnown(Person person) {
        return new Person(
                person.id(),
                person.oid(),
                person.matricule(),
                person.family(),
                person.given().split(" ", 2)[0],
                person.gender(),
                person.birthDate(),
                person.birthPlace());
    }
}
