package fr.socle.identity.insi;

import fr.socle.identity.CertifiedNumber;
import fr.socle.identity.CertifiedPerson;
import fr.socle.identity.InsiAnswer;
import fr.socle.kernel.Ids;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes answers and faults as the schemas order them. The question's `MessageID` comes back as `RelatesTo`
/// (<https://www.w3.org/TR/ws-addr-core/#formreplytomsg>), and inside a fault, for the log of whoever asked.
final class SoapWriter {

    private static final int WITHOUT_KEY = 13;

    private final StringBuilder out = new StringBuilder(1_500);

    private SoapWriter() {}

    static byte[] answer(InsiAnswer answer, String action, @Nullable String messageId) {
        var writer = new SoapWriter();
        writer.open();
        writer.header(action + "Response", messageId);
        writer.out.append("<soap:Body><RESULTAT xmlns=\"").append(Soap.RESULT).append("\"><CR>");
        writer.text("CodeCR", answer.code());
        writer.text("LibelleCR", answer.label());
        writer.out.append("</CR>");
        if (answer instanceof InsiAnswer.Found(var person)) {
            writer.person(person);
        }
        writer.out.append("</RESULTAT></soap:Body>");
        return writer.close();
    }

    static byte[] fault(InsiFault fault, @Nullable String messageId) {
        var writer = new SoapWriter();
        writer.open();
        writer.faultHeader(fault, messageId);
        var out = writer.out;
        out.append("<soap:Body><soap:Fault><soap:Code><soap:Value>soap:")
                .append(fault.kind().code())
                .append("</soap:Value>");
        switch (fault.kind()) {
            case SENDER -> out.append("<soap:Subcode><soap:Value>soap:siram_100</soap:Value></soap:Subcode>");
            case RECEIVER -> out.append("<soap:Subcode><soap:Value>soap:siram_40</soap:Value></soap:Subcode>");
            case VERSION_MISMATCH, MUST_UNDERSTAND -> {}
        }
        out.append("</soap:Code><soap:Reason><soap:Text xml:lang=\"fr\">");
        writer.escaped(fault.text());
        out.append("</soap:Text></soap:Reason><soap:Detail><siram:Erreur xmlns:siram=\"urn:siram\" severite=\"")
                .append(fault.kind() == InsiFault.Kind.RECEIVER ? "fatale" : "erreur")
                .append("\" code=\"")
                .append(fault.code())
                .append('"');
        if (messageId != null) {
            out.append(" messageID=\"");
            writer.escaped(messageId);
            out.append('"');
        }
        out.append('>');
        writer.escaped(fault.text());
        out.append("</siram:Erreur></soap:Detail></soap:Fault></soap:Body>");
        return writer.close();
    }

    private void faultHeader(InsiFault fault, @Nullable String messageId) {
        switch (fault.kind()) {
            case VERSION_MISMATCH ->
                out.append("<soap:Header><soap:Upgrade><soap:SupportedEnvelope qname=\"soap:Envelope\"/>"
                        + "</soap:Upgrade></soap:Header>");
            case MUST_UNDERSTAND -> {
                out.append("<soap:Header>");
                for (var name : fault.notUnderstood()) {
                    out.append("<soap:NotUnderstood xmlns:h=\"");
                    escaped(name.getNamespaceURI());
                    out.append("\" qname=\"h:");
                    escaped(name.getLocalPart());
                    out.append("\"/>");
                }
                out.append("</soap:Header>");
            }
            case SENDER, RECEIVER -> {
                if (messageId != null) {
                    header(Soap.ADDRESSING + "/soap/fault", messageId);
                }
            }
        }
    }

    private void open() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"")
                .append(Soap.ENVELOPE)
                .append("\">");
    }

    private byte[] close() {
        return out.append("</soap:Envelope>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void header(String action, @Nullable String messageId) {
        if (messageId == null) {
            return;
        }
        out.append("<soap:Header xmlns:wsa=\"").append(Soap.ADDRESSING).append("\"><wsa:Action>");
        escaped(action);
        out.append("</wsa:Action><wsa:MessageID>uuid:").append(Ids.next()).append("</wsa:MessageID><wsa:RelatesTo>");
        escaped(messageId);
        out.append("</wsa:RelatesTo></soap:Header>");
    }

    private void person(CertifiedPerson person) {
        out.append("<INDIVIDU>");
        number("INSACTIF", new CertifiedNumber(person.ins(), null, null));
        person.formerNumbers().forEach(it -> number("INSHISTO", it));
        out.append("<TIQ>");
        text("NomNaissance", person.birthName());
        text("Prenom", person.firstGivenName());
        text("ListePrenom", person.givenNames());
        text("Sexe", person.sex().name());
        text("DateNaissance", person.birthDate());
        text("LieuNaissance", person.birthPlace());
        out.append("</TIQ></INDIVIDU>");
    }

    private void number(String element, CertifiedNumber number) {
        var matricule = number.ins().matricule();
        out.append('<').append(element).append("><IdIndividu>");
        text("NumIdentifiant", matricule.substring(0, WITHOUT_KEY));
        text("Cle", matricule.substring(WITHOUT_KEY));
        out.append("</IdIndividu>");
        text("OID", number.ins().authority().oid());
        text("DateDeb", number.from() == null ? null : number.from().toString());
        text("DateFin", number.until() == null ? null : number.until().toString());
        out.append("</").append(element).append('>');
    }

    private void text(String element, @Nullable String value) {
        if (value != null) {
            out.append('<').append(element).append('>');
            escaped(value);
            out.append("</").append(element).append('>');
        }
    }

    /// What XML 1.0 has no way to say is left out.
    private void escaped(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c >= ' ' && c < '\ud800' || c == '\n' || c == '\t') {
                        out.append(c);
                    }
                }
            }
        }
    }
}
