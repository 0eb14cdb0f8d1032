package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What identity does for every row and every candidate. In the package of the module, because most of it is private
/// to that package.
@State(Scope.Benchmark)
public class IdentityBenchmark {

    private static final String OID = "1.2.250.1.213.1.4.10";
    private static final int CANDIDATES = 50;

    private final String typed =
            Ins.withKey("2540163220999", Ins.Authority.TEST).matricule();
    private final String corsican =
            Ins.withKey("255032B033001", Ins.Authority.TEST).matricule();
    private final String name = "Ève-Céline d’Œuvray";
    private final Probe probe =
            new Probe(null, "D'OEUVRAI", List.of("EVE"), BirthPeriod.day(LocalDate.of(1955, 3, 14)), Sex.F, null);
    private final List<Identity> candidates = IntStream.range(0, CANDIDATES)
            .mapToObj(IdentityBenchmark::candidate)
            .toList();

    @Benchmark
    public Ins an_INS_is_read_and_its_key_checked() {
        return Ins.of(OID, typed);
    }

    @Benchmark
    public Ins an_INS_of_Corsica_is_read_and_its_key_checked() {
        return Ins.of(OID, corsican);
    }

    @Benchmark
    public String a_name_is_spelled_as_the_INS_does() {
        return Spelling.normal(name);
    }

    @Benchmark
    public String a_name_is_reduced_to_its_letters() {
        return Spelling.key(name);
    }

    @Benchmark
    public List<Match> fifty_candidates_are_scored() {
        return Matching.rank(probe, candidates);
    }

    private static Identity candidate(int i) {
        var letter = (char) ('A' + i % 26);
        var traits = new Traits(
                "D'OEUVRA" + letter,
                List.of("EVE", "CELINE"),
                "EVE",
                LocalDate.of(1955, 3, 1 + i % 28),
                Sex.F,
                "63220");
        return new Identity(
                new PatientId(new UUID(i, i)),
                IdentityStatus.VALI,
                null,
                traits,
                null,
                null,
                null,
                null,
                new Identity.Contact(null, null, null),
                List.of());
    }
}
