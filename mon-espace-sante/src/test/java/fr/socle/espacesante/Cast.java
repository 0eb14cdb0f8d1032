package fr.socle.espacesante;

import fr.socle.identity.Identity;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.AccessMode;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import fr.socle.prescription.DispensingId;
import fr.socle.prescription.DispensingView;
import fr.socle.prescription.Dosage;
import fr.socle.prescription.Line;
import fr.socle.prescription.LineId;
import fr.socle.prescription.LineState;
import fr.socle.prescription.Pharmacist;
import fr.socle.prescription.PrescribedMedication;
import fr.socle.prescription.Prescriber;
import fr.socle.prescription.PrescriptionId;
import fr.socle.prescription.PrescriptionView;
import fr.socle.prescription.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The people and the prescription of these tests. None of them exists.
public final class Cast {

    public static final PatientId MARIE = PatientId.parse("01900000-0000-7000-8000-000000000001");
    public static final PatientId PAUL = PatientId.parse("01900000-0000-7000-8000-000000000002");
    /// Marie's child.
    public static final PatientId LEA = PatientId.parse("01900000-0000-7000-8000-000000000003");

    public static final Caller.Citizen MARIE_HERSELF = new Caller.Citizen(MARIE, "Marie EXEMPLE", Set.of("session"));
    public static final Caller.Citizen PAUL_HIMSELF = new Caller.Citizen(PAUL, "Paul EXEMPLE", Set.of("session"));
    public static final Caller A_PROGRAM = new Caller.Software("demo-backend", "Un logiciel", null, Set.of());

    private static final FinessNumber PRACTICE = FinessNumber.withKey("75000000");
    public static final FinessNumber PHARMACY = FinessNumber.withKey("75000001");
    public static final RppsNumber PRESCRIBER = RppsNumber.withKey("9970000001");
    public static final RppsNumber PHARMACIST = RppsNumber.withKey("9970000002");
    public static final RppsNumber STRANGER = RppsNumber.withKey("9970000003");

    public static final Caller.Professional DR_ESSAI = doctor(PRESCRIBER, "Dr Jeanne ESSAI");
    public static final Caller.Professional DR_INCONNU = doctor(STRANGER, "Dr Luc INCONNU");

    public static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    public static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    public static final PrescriptionId PRESCRIPTION =
            new PrescriptionId(UUID.fromString("01900000-0000-7000-8000-0000000000f1"));
    public static final DispensingId DISPENSING =
            new DispensingId(UUID.fromString("01900000-0000-7000-8000-0000000000d1"));
    public static final Actor BY_THE_PRESCRIBER = DR_ESSAI.actor();
    public static final Actor BY_THE_PHARMACIST = new Actor(Actor.Role.PROFESSIONAL, PHARMACIST.value());

    private static final LineId LINE = new LineId(UUID.fromString("01900000-0000-7000-8000-0000000000e1"));

    private Cast() {}

    private static Caller.Professional doctor(RppsNumber rpps, String name) {
        return new Caller.Professional(rpps, name, "10", situation(), AccessMode.NORMAL, null, Set.of("session"));
    }

    private static PracticeSituation situation() {
        return new PracticeSituation("S1", "Cabinet d’essai", PRACTICE, "F" + PRACTICE, "SA07");
    }

    public static Caller.Professional breakingTheGlass(Caller.Professional by, String reason) {
        return new Caller.Professional(
                by.rpps(),
                by.displayName(),
                by.profession(),
                by.situation(),
                AccessMode.BRIS_DE_GLACE,
                reason,
                by.scopes());
    }

    static Caller.Professional withoutSituation(Caller.Professional by) {
        return new Caller.Professional(
                by.rpps(), by.displayName(), by.profession(), null, by.mode(), by.reason(), by.scopes());
    }

    public static PrescriptionView prescription(List<DispensingView> dispensings) {
        var medication = new PrescribedMedication("60000001", null, "EXEMPLOMYCINE 500 mg, gélule", "exemplomycine", 1);
        var line = new Line(
                LINE,
                1,
                medication,
                Dosage.of("1 gélule matin et soir pendant 6 jours"),
                Quantity.packs(2),
                Quantity.packs(dispensings.size()),
                dispensings.isEmpty() ? new LineState.ToDispense() : new LineState.PartlyDispensed(NOON),
                null);
        var prescriber = new Prescriber(PRESCRIBER, "Dr Jeanne ESSAI", "10", "S1", "Cabinet d’essai", PRACTICE);
        return new PrescriptionView(
                PRESCRIPTION,
                "250500000000001",
                "code du QR",
                MARIE,
                prescriber,
                MORNING,
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 6, 2),
                null,
                1,
                List.of(line),
                dispensings,
                null);
    }

    public static DispensingView dispensing() {
        return new DispensingView(
                DISPENSING,
                PRESCRIPTION,
                MARIE,
                new Pharmacist(PHARMACIST, "M. Karim OFFICINE", PHARMACY, "Pharmacie d’essai"),
                NOON,
                List.of(new DispensingView.Item(
                        UUID.fromString("01900000-0000-7000-8000-0000000000b1"),
                        LINE,
                        "EXEMPLOMYCINE 500 mg, gélule",
                        Quantity.packs(1),
                        "3400900000001")));
    }

    public static Identity qualified(PatientId person, List<PatientId> representatives) {
        var traits = new Traits("EXEMPLE", List.of("MARIE"), "MARIE", LocalDate.of(1980, 1, 2), Sex.F, "2A004");
        return new Identity(
                person,
                IdentityStatus.QUAL,
                Ins.withKey("280012A004001", Ins.Authority.TEST),
                traits,
                null,
                null,
                null,
                null,
                Identity.Contact.NONE,
                representatives);
    }
}
