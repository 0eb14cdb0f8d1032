package fr.socle.identity;

import java.util.function.Supplier;

/// A person who may be the one looked for.
///
/// @param score 0 to 1
/// @param why trait by trait, for whoever wants to know
public record Match(Identity identity, double score, Grade grade, Supplier<Verdict> why) {

    /// How sure (<https://hl7.org/fhir/R4/valueset-match-grade.html>).
    public enum Grade {
        CERTAIN,
        PROBABLE,
        POSSIBLE
    }
}
