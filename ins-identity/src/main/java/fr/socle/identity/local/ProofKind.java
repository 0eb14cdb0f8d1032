package fr.socle.identity.local;

import java.util.Optional;

/// What a person may show (codes of PAM France, ZFD-7). Only those of high confidence validate an identity.
public enum ProofKind {
    PA("passport", true),
    CN("national identity card", true),
    CE("identity card of a European country", true),
    CS("residence permit", true),
    DC("document de circulation pour étranger mineur", true),
    AN("birth certificate, with the proof of a parent", true),
    LE("livret de famille, with the proof of a parent", true),
    AC("birth certificate and carte Vitale with a photograph", true),
    IE("electronic identification, eIDAS substantial or high", true),
    AV("application carte Vitale", true),
    TC("trusted third party under contract", true),
    /// Never chosen at a reception: the software of a structure qualifies and does not say on what.
    ST("checked by the structure that sends the identity", true),
    CC("carnet de circulation", false),
    CM("military card", false),
    PC("driving licence", false);

    private final String meaning;
    private final boolean highConfidence;

    ProofKind(String meaning, boolean highConfidence) {
        this.meaning = meaning;
        this.highConfidence = highConfidence;
    }

    public String meaning() {
        return meaning;
    }

    public boolean highConfidence() {
        return highConfidence;
    }

    public static Optional<ProofKind> of(String code) {
        for (var kind : values()) {
            if (kind.name().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
