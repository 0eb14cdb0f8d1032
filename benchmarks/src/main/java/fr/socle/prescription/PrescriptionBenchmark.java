package fr.socle.prescription;

import java.util.Locale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a prescription costs before it reaches the database.
@State(Scope.Benchmark)
public class PrescriptionBenchmark {

    private final PrescriptionNumbers numbers = new RandomPrescriptionNumbers();
    private final String typed = numbers.next().inGroups().toLowerCase(Locale.ROOT);

    @Benchmark
    public PrescriptionNumber a_prescription_number_is_drawn() {
        return numbers.next();
    }

    @Benchmark
    public PrescriptionNumber a_prescription_number_is_read_as_typed() {
        return PrescriptionNumber.parse(typed);
    }
}
