package fr.socle.identity.insi;

import fr.socle.kernel.Refusal;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/// A question that gets a SOAP fault instead of an answer. The codes `desir_…` and `siram_…` are those observed on the
/// téléservice; the others are ours (`docs/modules/ins-identity.md`).
final class InsiFault extends RuntimeException {

    enum Kind {
        SENDER("Sender"),
        RECEIVER("Receiver"),
        VERSION_MISMATCH("VersionMismatch"),
        MUST_UNDERSTAND("MustUnderstand");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private final Kind kind;
    private final String code;
    private final String text;
    private final transient List<QName> notUnderstood;

    private InsiFault(Kind kind, String code, String text, List<QName> notUnderstood) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.text = text;
        this.notUnderstood = notUnderstood;
    }

    static InsiFault unreadable(String text) {
        return sender("socle_100", text);
    }

    static InsiFault unknownOperation() {
        return sender("socle_110", "Le corps du message ne porte aucune des deux opérations de ce service");
    }

    static InsiFault wrongAction() {
        return sender("socle_111", "L'action annoncée n'est pas celle de la demande");
    }

    static InsiFault wrongShape(String element) {
        return sender("socle_120", "Élément inattendu, répété ou hors de son ordre : " + element);
    }

    static InsiFault wrongValue(String element) {
        return sender("socle_121", "Valeur refusée : " + element);
    }

    static InsiFault unknownSoftware() {
        return sender("desir_550", "Numéro d'autorisation du logiciel inconnu");
    }

    static InsiFault insufficientRights() {
        return sender("desir_560", "Droits insuffisants pour appeler ce service");
    }

    static InsiFault versionMismatch() {
        return new InsiFault(Kind.VERSION_MISMATCH, "socle_101", "Seule une enveloppe SOAP 1.2 est lue", List.of());
    }

    static InsiFault mustUnderstand(List<QName> headers) {
        return new InsiFault(
                Kind.MUST_UNDERSTAND, "socle_102", "Un en-tête obligatoire n'est pas compris par ce service", headers);
    }

    static InsiFault technical() {
        return new InsiFault(Kind.RECEIVER, "siram_40", "Erreur technique : recommencer plus tard", List.of());
    }

    /// A rule said no.
    static InsiFault of(Refusal.Terms no) {
        return switch (no.code()) {
            case "insi.too-many-misses" ->
                sender("socle_130", "Trop de demandes sans résultat : attendre avant de recommencer");
            case "identity.forbidden" -> insufficientRights();
            case "identity.wrong-key" -> wrongValue("Cle");
            default ->
                sender(
                        "socle_121",
                        "Valeur refusée (" + no.code() + ")"
                                + trait(no.details().get("trait")));
        };
    }

    private static String trait(@Nullable String name) {
        return switch (name) {
            case "birthName" -> " : NomNaissance";
            case "givenName" -> " : Prenom";
            case "birthDate" -> " : DateNaissance";
            case "number" -> " : MatriculeIndividu";
            case null, default -> "";
        };
    }

    private static InsiFault sender(String code, String text) {
        return new InsiFault(Kind.SENDER, code, text, List.of());
    }

    Kind kind() {
        return kind;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    List<QName> notUnderstood() {
        return notUnderstood;
    }
}
