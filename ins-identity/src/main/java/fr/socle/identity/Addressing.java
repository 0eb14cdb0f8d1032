package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.util.List;

/// Which name of a person leads to which: an identity merged into another keeps its own, and so does the file of a
/// structure. The other modules ask [Identities].
public interface Addressing {

    /// The name that is answered under today; the same when nothing was merged.
    PatientId now(PatientId name);

    /// This name and all those that lead to it.
    List<PatientId> leadingTo(PatientId name);

    /// Until the transaction ends, nobody else reads or changes where this name leads.
    void hold(PatientId name);
}
