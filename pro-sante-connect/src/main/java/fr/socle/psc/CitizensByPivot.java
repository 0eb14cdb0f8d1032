package fr.socle.psc;

import fr.socle.kernel.PatientId;

/// Finds the person a pivot identity is about, whoever keeps the identities. The answers are those of INSi: 00 one
/// identity, 01 none, 02 several, and then no list of them.
public interface CitizensByPivot {

    Answer find(PivotIdentity pivot);

    sealed interface Answer {
        record One(PatientId patient, String displayName) implements Answer {}

        enum No implements Answer {
            NONE,
            SEVERAL
        }
    }
}
