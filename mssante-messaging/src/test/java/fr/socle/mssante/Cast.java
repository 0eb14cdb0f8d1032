package fr.socle.mssante;

import fr.socle.identity.Identity;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// The people of these tests. None of them exists.
public final class Cast {

    public static final PatientId MARIE = PatientId.parse("01900000-0000-7000-8000-000000000001");
    public static final PatientId PAUL = PatientId.parse("01900000-0000-7000-8000-000000000002");
    public static final Caller MARIE_HERSELF = new Caller.Citizen(MARIE, "Marie EXEMPLE", Set.of("session"));
    public static final Caller PAUL_HIMSELF = new Caller.Citizen(PAUL, "Paul EXEMPLE", Set.of("session"));
    public static final Caller A_DOCTOR = new Caller.Professional(
            RppsNumber.withKey("9970000001"),
            "Dr Jeanne ESSAI",
            "10",
            new PracticeSituation("S1", "Cabinet d’essai", FinessNumber.withKey("75000000"), "F750000000", "SA07"),
            Caller.AccessMode.NORMAL,
            null,
            Set.of("session"));

    private Cast() {}

    public static Identity qualified(PatientId person, String thirteenCharacters) {
        return identity(person, IdentityStatus.QUAL, Ins.withKey(thirteenCharacters, Ins.Authority.TEST));
    }

    static Identity provisional(PatientId person) {
        return identity(person, IdentityStatus.PROV, null);
    }

    private static Identity identity(PatientId person, IdentityStatus status, Ins ins) {
        var traits = new Traits("EXEMPLE", List.of("MARIE"), "MARIE", LocalDate.of(1980, 1, 2), Sex.F, "2A004");
        return new Identity(person, status, ins, traits, null, null, null, null, Identity.Contact.NONE, List.of());
    }
}
