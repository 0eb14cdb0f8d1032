package fr.socle.identity.vigilance;

import fr.socle.kernel.PatientId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a rule found.
///
/// @param score 0 to 1, in thousandths
record Doubt(WorkItem.Kind kind, PatientId one, @Nullable PatientId other, BigDecimal score, String rule) {

    private static final int DIGITS = 3;

    static Doubt of(WorkItem.Kind kind, PatientId one, @Nullable PatientId other, double score, String rule) {
        return new Doubt(kind, one, other, BigDecimal.valueOf(score).setScale(DIGITS, RoundingMode.HALF_UP), rule);
    }
}
