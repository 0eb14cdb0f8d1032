package fr.socle.identity.pam;

import fr.socle.kernel.Refusal;

/// Why a message is rejected before anything in it is looked at.
enum PamRefusal implements Refusal {
    UNREADABLE(new Terms(Kind.UNREADABLE, "pam.unreadable", "This is no readable HL7 v2 message.")),
    UNSUPPORTED(new Terms(
            Kind.UNREADABLE,
            "pam.unsupported-event",
            "The events of this feed are A28, A31, A40 and A47, in HL7 2.5.")),
    UNKNOWN_SENDER(new Terms(
            Kind.FORBIDDEN,
            "pam.unknown-sender",
            "No structure is known to send from this address, or with this certificate.")),
    NO_NUMBER(new Terms(Kind.UNREADABLE, "pam.no-number", "PID-3 holds no local number of type PI.")),
    TOO_LONG(new Terms(Kind.TOO_LARGE, "pam.too-long", "A message holds one megabyte at most."));

    private final Terms terms;

    PamRefusal(Terms terms) {
        this.terms = terms;
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
