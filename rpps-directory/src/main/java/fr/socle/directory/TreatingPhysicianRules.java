package fr.socle.directory;

import fr.socle.directory.Families.Member;
import fr.socle.directory.TreatingPhysicians.Provenance;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Who may be chosen, who declares, who may know.
///
/// From sixteen on one declares for oneself; before, a parent does. The age is that of today: a declaration made by a
/// parent stays when the child turns sixteen, and is the child's to change from then on.
@Component
class TreatingPhysicianRules {

    private final Practitioners practitioners;
    private final ObjectProvider<Families> families;
    private final Clock clock;

    TreatingPhysicianRules(Practitioners practitioners, ObjectProvider<Families> families, Clock clock) {
        this.practitioners = practitioners;
        this.families = families;
        this.clock = clock;
    }

    /// Any doctor, specialist or not, whom the register knows and who practises.
    Practitioner chosen(RppsNumber doctor) {
        return practitioners
                .byRpps(doctor)
                .filter(it -> it.active() && it.profession() == Profession.PHYSICIAN)
                .orElseThrow(() -> new DirectoryRefusal.NotAPhysician().asException());
    }

    /// In which quality the caller declares.
    Provenance provenance(Caller by, PatientId patient, RppsNumber doctor) {
        return switch (by) {
            case Caller.Citizen it when it.patient().equals(patient) -> ofOneself(patient);
            case Caller.Citizen it -> ofAChild(it.patient(), patient);
            case Caller.Professional it when it.rpps().equals(doctor) -> Provenance.DOCTOR_WITH_CONSENT;
            default -> throw new DirectoryRefusal.NotYoursToDeclare().asException();
        };
    }

    private Provenance ofOneself(PatientId patient) {
        if (find(patient).filter(this::isTooYoung).isPresent()) {
            throw new DirectoryRefusal.ParentDeclares().asException();
        }
        return Provenance.PERSON;
    }

    private Provenance ofAChild(PatientId parent, PatientId patient) {
        var child = find(patient)
                .filter(it -> it.isRepresentedBy(parent))
                .orElseThrow(() -> new DirectoryRefusal.NotYoursToDeclare().asException());
        if (!isTooYoung(child)) {
            throw new DirectoryRefusal.DeclaresAlone().asException();
        }
        return Provenance.PARENT;
    }

    /// The person, those who answer for them, the professionals who act somewhere, and a program whose token has the
    /// scope `medecin-traitant`.
    void requireKnowing(Caller by, PatientId patient) {
        var may =
                switch (by) {
                    case Caller.Citizen it ->
                        it.patient().equals(patient)
                                || find(patient)
                                        .filter(child -> child.isRepresentedBy(it.patient()))
                                        .isPresent();
                    case Caller.Professional it -> it.situation() != null;
                    case Caller.Software it -> it.scopes().contains("medecin-traitant");
                    case Caller.Administrator _ -> false;
                };
        if (!may) {
            throw new DirectoryRefusal.NotYoursToKnow().asException();
        }
    }

    private boolean isTooYoung(Member person) {
        return person.isTooYoungToChoose(LocalDate.now(clock));
    }

    private Optional<Member> find(PatientId person) {
        return Optional.ofNullable(families.getIfAvailable()).flatMap(it -> it.find(person));
    }
}
