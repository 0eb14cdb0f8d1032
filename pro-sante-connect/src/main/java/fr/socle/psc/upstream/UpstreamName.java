package fr.socle.psc.upstream;

import fr.socle.psc.Accounts.Kind;

/// The providers we may be a client of.
public enum UpstreamName {
    PRO_SANTE_CONNECT("pro-sante-connect", Kind.PROFESSIONAL, "openid scope_all", "eidas1"),
    FRANCE_CONNECT(
            "franceconnect",
            Kind.CITIZEN,
            "openid given_name family_name gender birthdate birthplace birthcountry",
            "eidas2");

    private final String path;
    private final Kind kind;
    private final String usualScope;
    private final String usualAcr;

    UpstreamName(String path, Kind kind, String usualScope, String usualAcr) {
        this.path = path;
        this.kind = kind;
        this.usualScope = usualScope;
        this.usualAcr = usualAcr;
    }

    /// Last part of the addresses about it; also the means a session is opened with.
    public String path() {
        return path;
    }

    /// Whom it signs in.
    public Kind kind() {
        return kind;
    }

    String usualScope() {
        return usualScope;
    }

    String usualAcr() {
        return usualAcr;
    }
}
