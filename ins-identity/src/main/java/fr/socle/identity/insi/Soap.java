package fr.socle.identity.insi;

/// Names of the envelope and of its headers.
final class Soap {

    static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    static final String SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String SOFTWARE_CONTEXT = "urn:siram:lps:ctxlps";
    static final String COVER_CONTEXT = "urn:siram:bam:ctxbam";
    static final String BY_TRAITS = "http://www.cnamts.fr/INSiRecSans";
    static final String BY_CARD = "http://www.cnamts.fr/INSiRecVit";
    static final String RESULT = "http://www.cnamts.fr/INSiResultat";
    static final String MEDIA_TYPE = "application/soap+xml";

    private Soap() {}
}
