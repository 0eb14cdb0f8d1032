package fr.socle.directory.beds;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A closing date comes with a type, and a date of reopening only when the closing is temporary (RG_EXP_043, 045).
///
/// @param type `temporary` or `definitive`
public record Closing(String type, LocalDate from, @Nullable LocalDate reopensOn) {

    public static final String TEMPORARY = "temporary";
    public static final String DEFINITIVE = "definitive";

    public Closing {
        if (!type.equals(TEMPORARY) && !type.equals(DEFINITIVE)) {
            throw new IllegalArgumentException("A closing is temporary or definitive");
        }
        if (reopensOn != null && (type.equals(DEFINITIVE) || !reopensOn.isAfter(from))) {
            throw new IllegalArgumentException("Only a temporary closing ends, after it began");
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (reopensOn == null || day.isBefore(reopensOn));
    }
}
