package fr.socle.identity;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.AccessMode;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.util.Set;

/// Who asks, in these tests.
public final class Callers {

    private static final RppsNumber RPPS = RppsNumber.withKey("9970012345");
    private static final FinessNumber FINESS = FinessNumber.withKey("35000001");

    public static final Caller.Professional DOCTOR =
            doctor(new PracticeSituation("s-1", "Cabinet des Ajoncs", null, "R" + RPPS.value() + "-1", "SA07"));
    public static final Caller.Professional DOCTOR_WITHOUT_SITUATION = doctor(null);
    public static final Caller.Software HOSPITAL = new Caller.Software("dpi", "DPI de l'hôpital", FINESS, Set.of());
    public static final Caller.Software SOFTWARE_OF_NOBODY =
            new Caller.Software("app", "Une application", null, Set.of());
    public static final Caller.Administrator ADMINISTRATOR = new Caller.Administrator("admin", "Admin", Set.of());

    private Callers() {}

    public static Caller.Citizen citizen(PatientId patient) {
        return new Caller.Citizen(patient, "Une citoyenne", Set.of());
    }

    private static Caller.Professional doctor(PracticeSituation situation) {
        return new Caller.Professional(RPPS, "Dr Leclerc", "10", situation, AccessMode.NORMAL, null, Set.of());
    }
}
