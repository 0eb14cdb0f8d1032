package fr.socle.prescription;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import org.jspecify.annotations.Nullable;

/// Who signed, as they were named that day, and where they practised.
///
/// @param profession TRE_G15 code
public record Prescriber(
        RppsNumber rpps,
        String name,
        String profession,
        String situation,
        String structureName,
        @Nullable FinessNumber finess) {

    static Prescriber of(Caller.Professional by, PracticeSituation situation) {
        return new Prescriber(
                by.rpps(),
                by.displayName(),
                by.profession(),
                situation.id(),
                situation.structureName(),
                situation.finess());
    }
}
