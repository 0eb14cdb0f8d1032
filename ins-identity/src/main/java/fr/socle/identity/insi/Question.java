package fr.socle.identity.insi;

import fr.socle.identity.Ins;
import fr.socle.identity.InsiQuestion;
import fr.socle.identity.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The two questions as their schemas order them. Everything may be missing there; what may be missing in fact is for
/// [InsiQuestion] to say. Names are in the alphabet of the register already: lower case and accents are refused.
enum Question {
    BY_TRAITS("rechercherInsAvecTraitsIdentite", Soap.BY_TRAITS, "RECSANSVITALE") {
        @Override
        InsiQuestion read(Element body) {
            var fields = new Fields(
                    body, List.of("NomNaissance", "Prenom", "Sexe", "DateNaissance", "LieuNaissance"), "Prenom");
            return new InsiQuestion.ByTraits(
                    spelled(fields.text("NomNaissance"), "NomNaissance"),
                    fields.texts("Prenom").stream()
                            .map(it -> spelled(it, "Prenom"))
                            .toList(),
                    sex(fields.text("Sexe")),
                    orEmpty(fields.text("DateNaissance")),
                    fields.text("LieuNaissance"));
        }
    },
    BY_CARD("rechercherInsAvecCarteVitale", Soap.BY_CARD, "RECVITALE") {
        @Override
        InsiQuestion read(Element body) {
            var fields = new Fields(
                    body,
                    List.of("MatriculeIndividu", "MatriculeOD", "NomNaissance", "DateNaissance", "RangNaissance"),
                    "");
            var name = fields.text("NomNaissance");
            return new InsiQuestion.ByCard(
                    number(fields.element("MatriculeIndividu")),
                    number(fields.element("MatriculeOD")),
                    name == null ? null : spelled(name, "NomNaissance"),
                    fields.text("DateNaissance"),
                    rank(fields.text("RangNaissance")));
        }
    };

    private static final Pattern NAME = Pattern.compile("[A-Z' -]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("\\d{5}(?:\\d{2}|2[AB])\\d{6}");

    private final String operation;
    private final String namespace;
    private final String element;

    Question(String operation, String namespace, String element) {
        this.operation = operation;
        this.namespace = namespace;
        this.element = element;
    }

    abstract InsiQuestion read(Element body);

    static Question of(Element body) {
        for (var question : values()) {
            if (body.is(question.namespace, question.element)) {
                return question;
            }
        }
        throw InsiFault.unknownOperation();
    }

    String action() {
        return "urn:ServiceIdentiteCertifiee:1.0.0:" + operation;
    }

    private static String spelled(@Nullable String name, String field) {
        var text = orEmpty(name);
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            throw InsiFault.wrongValue(field);
        }
        return text;
    }

    private static Sex sex(@Nullable String letter) {
        return switch (letter) {
            case "M" -> Sex.M;
            case "F" -> Sex.F;
            case null, default -> throw InsiFault.wrongValue("Sexe");
        };
    }

    /// Thirteen characters; a key that is given must hold.
    private static @Nullable String number(@Nullable Element matricule) {
        if (matricule == null) {
            return null;
        }
        var fields = new Fields(matricule, List.of("NumIdentifiant", "Cle", "TypeMatricule"), "");
        var number = orEmpty(fields.text("NumIdentifiant"));
        var key = fields.text("Cle");
        if (!NUMBER.matcher(number).matches()) {
            throw InsiFault.wrongValue("NumIdentifiant");
        }
        if (key != null && !Ins.isKey(number, key)) {
            throw InsiFault.wrongValue("Cle");
        }
        return number;
    }

    private static @Nullable Integer rank(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d")) {
            throw InsiFault.wrongValue("RangNaissance");
        }
        return Integer.valueOf(text);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// The children of an element, in the order of an `xsd:sequence`. What is empty is as good as missing.
    private static final class Fields {

        private final List<Element> children;

        Fields(Element parent, List<String> order, String repeated) {
            this.children = parent.children();
            var last = -1;
            for (var child : children) {
                var name = child.name().getLocalPart();
                var place = order.indexOf(name);
                var inOrder = place > last || place == last && name.equals(repeated);
                if (place < 0
                        || !inOrder
                        || !child.name().getNamespaceURI().equals(parent.name().getNamespaceURI())) {
                    throw InsiFault.wrongShape(place < 0 ? "?" : name);
                }
                last = place;
            }
        }

        @Nullable
        Element element(String name) {
            return children.stream()
                    .filter(it -> it.name().getLocalPart().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Nullable
        String text(String name) {
            var element = element(name);
            return element == null || element.text().isEmpty() ? null : element.text();
        }

        List<String> texts(String name) {
            var texts = new ArrayList<String>();
            for (var child : children) {
                if (child.name().getLocalPart().equals(name) && !child.text().isEmpty()) {
                    texts.add(child.text());
                }
            }
            return texts;
        }
    }
}
