package fr.socle.espacesante.filing;

import fr.socle.espacesante.CareTeams;
import fr.socle.espacesante.CareTeams.Origin;
import fr.socle.prescription.PrescriptionDispensed;
import fr.socle.prescription.PrescriptionIssued;
import fr.socle.prescription.Prescriptions;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Whoever prescribes for a person, or dispenses to them, takes care of them.
@Component
class CareTeamJoining {

    private final Prescriptions prescriptions;
    private final CareTeams careTeams;

    CareTeamJoining(Prescriptions prescriptions, CareTeams careTeams) {
        this.prescriptions = prescriptions;
        this.careTeams = careTeams;
    }

    @ApplicationModuleListener(id = "espacesante.care-team-prescriber")
    void on(PrescriptionIssued fact) {
        var prescriber = prescriptions.require(fact.prescription()).prescriber();
        careTeams.declare(fact.patient(), prescriber.rpps(), Origin.PRESCRIBED);
    }

    @ApplicationModuleListener(id = "espacesante.care-team-pharmacist")
    void on(PrescriptionDispensed fact) {
        var pharmacist = prescriptions.dispensing(fact.dispensing()).by();
        careTeams.declare(fact.patient(), pharmacist.rpps(), Origin.DISPENSED);
    }
}
