package fr.socle.prescription;

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
import org.jspecify.annotations.Nullable;

/// The people and the products of the stories told in this module's tests.
public final class Cast {

    public static final PatientId MARIE = PatientId.next();
    public static final FinessNumber FIRST_PHARMACY = FinessNumber.withKey("75000001");
    public static final FinessNumber SECOND_PHARMACY = FinessNumber.withKey("2A000002");

    public static final Caller.Professional DR_VASSEUR =
            professional("9970000001", "Dr Claire Vasseur", "10", situation("s1", "Cabinet de la Gare", null));
    public static final Caller.Professional DR_MOREL =
            professional("9970000002", "Dr Paul Morel", "10", situation("s2", "Cabinet Morel", null));
    public static final Caller.Professional PHARMACIST =
            professional("9970000003", "Anne Petit", "21", situation("s3", "Pharmacie du Marché", FIRST_PHARMACY));
    public static final Caller.Professional OTHER_PHARMACIST =
            professional("9970000004", "Luc Roux", "21", situation("s4", "Pharmacie du Port", SECOND_PHARMACY));
    public static final Caller.Professional NURSE =
            professional("9970000005", "Zoé Blanc", "60", situation("s5", "Cabinet infirmier", null));
    public static final Caller.Citizen CITIZEN = new Caller.Citizen(MARIE, "Marie Durand", Set.of("session"));

    /// Products of the sample that comes with the program.
    public static final String DOLIPRANE = "60234100";

    public static final String AMOXICILLIN = "69118175";
    public static final String NOT_MARKETED = "69776892";

    private Cast() {}

    public static Caller.Professional professional(
            String tenDigits, String name, String profession, @Nullable PracticeSituation situation) {
        return new Caller.Professional(
                RppsNumber.withKey(tenDigits),
                name,
                profession,
                situation,
                Caller.AccessMode.NORMAL,
                null,
                Set.of("session"));
    }

    private static PracticeSituation situation(String id, String name, @Nullable FinessNumber finess) {
        return new PracticeSituation(id, name, finess, "R-" + id, "SA07");
    }

    public static Identity marie() {
        return new Identity(
                MARIE,
                IdentityStatus.QUAL,
                Ins.withKey("2850675102001", Ins.Authority.TEST),
                new Traits("DURAND", List.of("MARIE", "LOUISE"), "MARIE", LocalDate.of(1985, 6, 12), Sex.F, "75102"),
                null,
                null,
                null,
                null,
                Identity.Contact.NONE,
                List.of());
    }

    public static List<DraftLine> twoLines() {
        return List.of(
                DraftLine.of(DOLIPRANE, 2, "1 comprimé toutes les 6 heures en cas de douleur, 4 par jour au plus"),
                DraftLine.of(AMOXICILLIN, 3, "1 gélule matin, midi et soir pendant 7 jours"));
    }
}
