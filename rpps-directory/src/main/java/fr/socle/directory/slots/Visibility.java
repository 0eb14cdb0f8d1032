package fr.socle.directory.slots;

import fr.socle.directory.slots.TimeSlot.Audience;
import fr.socle.kernel.Caller;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Which slots a caller may see and book: the kinds of TRE_R314. The only place that answers it.
@Component
public class Visibility {

    /// For those who have not signed in.
    public static final Set<Audience> EVERYBODY = Set.of(Audience.PUBLIC);

    private final Regulators regulators;

    Visibility(Regulators regulators) {
        this.regulators = regulators;
    }

    public Set<Audience> of(Caller caller) {
        return switch (caller) {
            case Caller.Citizen _ -> EVERYBODY;
            case Caller.Professional it when regulators.isRegulator(it.rpps()) -> EnumSet.allOf(Audience.class);
            case Caller.Professional _ -> EnumSet.of(Audience.PUBLIC, Audience.PRO);
            case Caller.Software _, Caller.Administrator _ -> EnumSet.allOf(Audience.class);
        };
    }
}
