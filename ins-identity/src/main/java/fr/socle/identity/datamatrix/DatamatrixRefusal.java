package fr.socle.identity.datamatrix;

import fr.socle.kernel.Refusal;

/// Why a picture says nothing.
enum DatamatrixRefusal implements Refusal {
    NO_CODE(new Terms(Kind.UNREADABLE, "datamatrix.none", "No datamatrix was found in the picture.")),
    NOT_AN_INS(new Terms(Kind.UNREADABLE, "datamatrix.not-an-ins", "The datamatrix holds no INS identity.")),
    NO_PICTURE(new Terms(Kind.UNREADABLE, "datamatrix.unreadable", "The file is no picture of at most ten megabytes."));

    private final Terms terms;

    DatamatrixRefusal(Terms terms) {
        this.terms = terms;
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
