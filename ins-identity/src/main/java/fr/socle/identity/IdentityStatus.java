package fr.socle.identity;

/// How far an identity can be trusted (RNIV): do its traits come from INSi, and were they checked against a
/// high-confidence proof? Only [#QUAL], which is both, may carry an INS to somebody else.
public enum IdentityStatus {
    /// Provisoire: neither.
    PROV,
    /// Récupérée: from INSi, not checked.
    RECUP,
    /// Validée: checked, not from INSi.
    VALI,
    /// Qualifiée: both.
    QUAL
}
