package fr.socle.directory.load.rpps;

import java.util.List;

/// The columns of `Personne_activite` the directory keeps, by the names they have had. One line is one activity and
/// one know-how of a person.
enum Activity {
    ID_TYPE("Type d'identifiant PP"),
    ID("Identifiant PP"),
    NATIONAL_ID("Identification nationale PP"),
    TITLE("Code civilité d'exercice"),
    CIVILITY("Code civilité"),
    FAMILY("Nom d'exercice"),
    GIVEN("Prénom d'exercice"),
    PROFESSION("Code profession"),
    PROFESSION_LABEL("Libellé profession"),
    CATEGORY("Code catégorie professionnelle"),
    KNOW_HOW_TYPE("Code type savoir-faire"),
    KNOW_HOW("Code savoir-faire"),
    KNOW_HOW_LABEL("Libellé savoir-faire"),
    MODE("Code mode exercice/Code mode d'exercice"),
    SIRET("Numéro SIRET site"),
    SIREN("Numéro SIREN site"),
    FINESS("Numéro FINESS site"),
    LEGAL_FINESS("Numéro FINESS établissement juridique"),
    STRUCTURE("Identifiant technique de la structure"),
    STRUCTURE_NAME("Raison sociale site"),
    SIGN("Enseigne commerciale site"),
    DELIVERY_COMPLEMENT("Complément destinataire"),
    STREET_COMPLEMENT("Complément point géographique"),
    STREET_NUMBER("Numéro Voie"),
    STREET_INDEX("Indice répétition voie"),
    STREET_TYPE("Libellé type de voie/Code type de voie"),
    STREET("Libellé Voie"),
    LOCALITY("Mention distribution"),
    ROUTING_LINE("Bureau cedex"),
    POSTAL_CODE("Code postal"),
    COMMUNE("Code commune"),
    TOWN("Libellé commune"),
    COUNTRY("Code pays"),
    PHONE("Téléphone"),
    PHONE_2("Téléphone 2"),
    FAX("Télécopie"),
    EMAIL("Adresse e-mail/E-mail"),
    FORMER_ID("Ancien identifiant de la structure"),
    SECTOR("Code secteur d'activité"),
    /// Of the line: two people of one structure may have different ones, so it says nothing of the structure.
    AUTHORITY("Autorité d'enregistrement"),
    PHARMACY_SECTION("Code section tableau pharmaciens"),
    FUNCTION("Code rôle"),
    KIND("Code genre activité");

    /// Without these the file is another one.
    static final List<String> DUE = List.of(
            NATIONAL_ID.names, FAMILY.names, GIVEN.names, PROFESSION.names, MODE.names, STRUCTURE.names, SECTOR.names);

    final String names;

    Activity(String names) {
        this.names = names;
    }
}
