package fr.socle.identity;

import fr.socle.kernel.PatientId;

/// Synthetic people for the sandbox: families, homonyms, twins, births in Corsica, overseas and abroad, under the
/// test authority. The same size and seed give the same people. There is none outside the sandbox profile.
public interface SandboxPopulation {

    /// Makes sure that so many people are there. Adds, never removes; a population of another seed stays as it is.
    void ensure(int size, long seed);

    /// The people every story is told with.
    ///
    /// @throws IllegalStateException when no population was asked for yet
    Cast cast();

    Unqualified unqualified();

    /// @param firstCitizen an adult woman
    /// @param parent of the infant (fourteen months when generated) and of the teenager (sixteen years)
    /// @param carer grown-up child of `caredFor`
    record Cast(
            PatientId firstCitizen,
            PatientId parent,
            PatientId infant,
            PatientId teenager,
            PatientId carer,
            PatientId caredFor,
            PatientId otherCitizen) {}

    /// People whose INS may not be used: provisional, retrieved but not checked, checked but not retrieved.
    record Unqualified(PatientId provisional, PatientId retrieved, PatientId validated) {}
}
