package fr.socle.psc;

import fr.socle.kernel.PatientId;
import java.util.List;

/// Those who may come from the simulated FranceConnect+ and hold a simulated carte Vitale. The sandbox only.
public interface SandboxCitizens {

    List<Citizen> all();

    record Citizen(PatientId patient, String displayName, PivotIdentity pivot) {}
}
