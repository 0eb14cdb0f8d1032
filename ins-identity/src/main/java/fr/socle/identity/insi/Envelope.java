package fr.socle.identity.insi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/// A SOAP 1.2 envelope: headers first when there are any, then one body.
record Envelope(List<Element> headers, Element question) {

    private static final Set<String> UNDERSTOOD =
            Set.of(Soap.ADDRESSING, Soap.SECURITY, Soap.SOFTWARE_CONTEXT, Soap.COVER_CONTEXT);
    private static final String NEXT = Soap.ENVELOPE + "/role/next";
    private static final String ULTIMATE = Soap.ENVELOPE + "/role/ultimateReceiver";

    static Envelope of(Element root) {
        if (!root.name().getLocalPart().equals("Envelope")) {
            throw InsiFault.unreadable("Le message n'est pas une enveloppe SOAP");
        }
        if (!root.name().getNamespaceURI().equals(Soap.ENVELOPE)) {
            throw InsiFault.versionMismatch();
        }
        var parts = root.children();
        var header = parts.size() == 2 && parts.getFirst().is(Soap.ENVELOPE, "Header") ? parts.getFirst() : null;
        if (parts.size() != (header == null ? 1 : 2) || !parts.getLast().is(Soap.ENVELOPE, "Body")) {
            throw InsiFault.unreadable("L'enveloppe porte un en-tête facultatif, puis un corps");
        }
        var body = parts.getLast().children();
        if (body.size() != 1) {
            throw InsiFault.unknownOperation();
        }
        return new Envelope(header == null ? List.of() : header.children(), body.getFirst());
    }

    /// Headers meant for us that we must understand and do not.
    List<QName> notUnderstood() {
        return headers.stream()
                .filter(it -> isForUs(it) && isMandatory(it))
                .map(Element::name)
                .filter(it -> !UNDERSTOOD.contains(it.getNamespaceURI()))
                .toList();
    }

    private static boolean isForUs(Element header) {
        var role = attribute(header, "role");
        return role == null || role.isBlank() || role.equals(NEXT) || role.equals(ULTIMATE);
    }

    private static boolean isMandatory(Element header) {
        return switch (attribute(header, "mustUnderstand")) {
            case null -> false;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw InsiFault.wrongValue("mustUnderstand");
        };
    }

    private static @Nullable String attribute(Element header, String name) {
        return header.attributes().get(new QName(Soap.ENVELOPE, name));
    }

    Optional<String> messageId() {
        return addressing("MessageID");
    }

    Optional<String> action() {
        return addressing("Action");
    }

    private Optional<String> addressing(String name) {
        return headers.stream()
                .filter(it -> it.is(Soap.ADDRESSING, name))
                .map(Element::text)
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    /// The software that calls says its authorisation number. Which numbers exist is for the operator to say; one that
    /// is empty is nobody's.
    void requireKnownSoftware() {
        for (var header : headers) {
            if (header.is(Soap.SOFTWARE_CONTEXT, "ContexteLPS")) {
                requireAttributes(header, Map.of("Nature", "CTXLPS"), "ContexteLPS");
                var number = header.child(Soap.SOFTWARE_CONTEXT, "LPS")
                        .flatMap(it -> it.child(Soap.SOFTWARE_CONTEXT, "IDAM"))
                        .map(Element::text)
                        .orElse("");
                if (number.isEmpty()) {
                    throw InsiFault.unknownSoftware();
                }
            } else if (header.is(Soap.COVER_CONTEXT, "ContexteBAM")) {
                requireAttributes(header, Map.of("Nature", "CTXBAM"), "ContexteBAM");
            }
        }
    }

    private static void requireAttributes(Element context, Map<String, String> fixed, String name) {
        if (!context.attributes().containsKey(new QName("Version"))) {
            throw InsiFault.wrongValue(name + "/@Version");
        }
        fixed.forEach((attribute, value) -> {
            if (!Objects.requireNonNullElse(context.attributes().get(new QName(attribute)), value)
                    .equals(value)) {
                throw InsiFault.wrongValue(name + "/@" + attribute);
            }
        });
    }
}
