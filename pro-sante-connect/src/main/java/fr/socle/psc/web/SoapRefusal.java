package fr.socle.psc.web;

/// A refusal of the door as INSi says it: insufficient rights. Whoever has no token or no certificate has none either.
final class SoapRefusal {

    static final String MEDIA_TYPE = "application/soap+xml";

    private static final String TEXT = "Droits insuffisants pour appeler ce service";
    static final String FAULT = """
            <?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope">\
            <soap:Body><soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode>\
            <soap:Value>soap:siram_100</soap:Value></soap:Subcode></soap:Code><soap:Reason><soap:Text xml:lang="fr">%s\
            </soap:Text></soap:Reason><soap:Detail><siram:Erreur xmlns:siram="urn:siram" severite="erreur" \
            code="desir_560">%s</siram:Erreur></soap:Detail></soap:Fault></soap:Body></soap:Envelope>""".formatted(TEXT, TEXT);

    private SoapRefusal() {}
}
