package fr.socle.identity.local;

/// What is said of an identity beside its status (RNIV; PAM France, table 0445).
public enum Attribute {
    /// Somebody doubts that the person is who they say (identité douteuse).
    DOUT,
    /// Nobody's identity: a test, an anonymous patient (identité fictive).
    FICT,
    /// Another patient has close traits (homonyme avéré).
    HOMA
}
