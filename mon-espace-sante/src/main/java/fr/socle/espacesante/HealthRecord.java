package fr.socle.espacesante;

import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.util.Set;

/// A record as the access rules see it.
///
/// @param representatives those who answer for the holder, a minor
/// @param careTeam those known to take care of the holder
record HealthRecord(PatientId holder, boolean isOpen, Set<PatientId> representatives, Set<RppsNumber> careTeam) {

    boolean belongsTo(PatientId citizen) {
        return holder.equals(citizen) || representatives.contains(citizen);
    }

    boolean trusts(RppsNumber professional) {
        return careTeam.contains(professional);
    }
}
