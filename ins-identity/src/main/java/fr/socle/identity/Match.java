package fr.socle.identity;

/// A person who may be the one looked for.
///
/// @param score 0 to 1
public record Match(Identity identity, double score, Grade grade) {

    /// How sure (<https://hl7.org/fhir/R4/valueset-match-grade.html>).
    public enum Grade {
        CERTAIN,
        PROBABLE,
        POSSIBLE
    }
}
