package fr.socle.directory.data;

import java.util.Arrays;

/// One line of 56 fields between bars, with the bar at its end that the official files have.
final class RppsLine {

    static final String HEADER = String.join(
                    "|",
                    "Type d'identifiant PP|Identifiant PP|Identification nationale PP",
                    "Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité",
                    "Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession",
                    "Code catégorie professionnelle|Libellé catégorie professionnelle",
                    "Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire",
                    "Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site",
                    "Numéro FINESS établissement juridique|Identifiant technique de la structure",
                    "Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)",
                    "Complément point géographique (coord. structure)|Numéro Voie (coord. structure)",
                    "Indice répétition voie (coord. structure)|Code type de voie (coord. structure)",
                    "Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)",
                    "Mention distribution (coord. structure)|Bureau cedex (coord. structure)",
                    "Code postal (coord. structure)|Code commune (coord. structure)",
                    "Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)",
                    "Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)",
                    "Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)",
                    "Ancien identifiant de la structure|Autorité d'enregistrement",
                    "Code secteur d'activité|Libellé secteur d'activité",
                    "Code section tableau pharmaciens|Libellé section tableau pharmaciens",
                    "Code rôle|Libellé rôle|Code genre activité|Libellé genre activité")
            + "|\n";

    private static final int FIELDS = 56;
    private static final int FIRST_OF_PLACE = 17;
    private static final int PROFESSION = 9;

    private final String[] fields = new String[FIELDS];

    RppsLine() {
        Arrays.fill(fields, "");
    }

    RppsLine person(String rpps, String title, String civility) {
        set(0, "8", rpps, "8" + rpps, title, title, civility, civility);
        return this;
    }

    RppsLine named(String family, String given) {
        set(7, family, given);
        return this;
    }

    RppsLine profession(String code, String label) {
        set(9, code, label, "C", "Civil");
        return this;
    }

    static String typeOf(String knowHow) {
        return knowHow.startsWith("SM") ? "S" : "CAPA";
    }

    RppsLine knowHow(String code) {
        var type = code.isEmpty() ? "" : typeOf(code);
        set(13, type, type, code, code);
        return this;
    }

    RppsLine mode(String mode, String sector) {
        set(17, mode, mode.equals("L") ? "Libéral" : "Salarié");
        set(48, sector, sector);
        set(52, mode.equals("L") ? "FON-01" : "FON-AU", "", "GENR01", "Activité standard de soin ou de pharmacien");
        return this;
    }

    RppsLine structure(String id, String siret, String finess, String name) {
        set(19, siret, siret.isEmpty() ? "" : siret.substring(0, 9), finess, "", id, name);
        set(46, finess.isEmpty() ? siret : "1" + finess, authority(fields[PROFESSION]));
        return this;
    }

    /// Three parts, as in the published files; which part is whose is invented.
    private static String authority(String profession) {
        var order =
                switch (profession) {
                    case "10" -> "CNOM";
                    case "21" -> "CNOP";
                    case "40" -> "ONCD";
                    case "50" -> "CNOSF";
                    case "60" -> "ONI";
                    case "70" -> "CNOMK";
                    case "80" -> "CNOPP";
                    default -> "ARS";
                };
        return order + "/" + order + "/Variable";
    }

    String at(String number, String street, String postalCode, String town, String phone) {
        set(28, number, "", "R", "Rue", street);
        set(35, postalCode, "", town, "99000", "France", phone);
        return text();
    }

    String withoutPlace() {
        Arrays.fill(fields, FIRST_OF_PLACE, FIELDS, "");
        return text();
    }

    private void set(int from, String... values) {
        System.arraycopy(values, 0, fields, from, values.length);
    }

    private String text() {
        return String.join("|", fields) + "|\n";
    }
}
