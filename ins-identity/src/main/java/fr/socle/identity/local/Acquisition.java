package fr.socle.identity.local;

/// How the traits were obtained (PAM France, ZFD-5; `AV` from FR Core).
public enum Acquisition {
    /// Typed (saisie manuelle).
    SM,
    /// Carte Vitale.
    CV,
    /// The téléservice INSi.
    INSI,
    /// A code scanned: the datamatrix INS.
    CB,
    RFID,
    /// Application carte Vitale.
    AV
}
