package fr.socle.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.benchmarks.load.Stage.Person;
import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;

/// What software sends.
public final class Bodies {

    private static final String CIS = "http://data.esante.gouv.fr/ansm/medicament/SpecialitePharmaceutique";

    static final String FHIR = "application/fhir+json";
    static final String SOAP_BY_TRAITS = "application/soap+xml;charset=UTF-8;"
            + "action=\"urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite\"";

    private Bodies() {}

    static String insiByTraits(Person person) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope">
                  <soap:Header xmlns:wsa="http://www.w3.org/2005/08/addressing">
                    <wsa:Action>urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite</wsa:Action>
                    <wsa:MessageID>urn:uuid:%s</wsa:MessageID>
                  </soap:Header>
                  <soap:Body>
                    <RECSANSVITALE xmlns="http://www.cnamts.fr/INSiRecSans">
                      <NomNaissance>%s</NomNaissance><Prenom>%s</Prenom><Sexe>%s</Sexe>
                      <DateNaissance>%s</DateNaissance><LieuNaissance>%s</LieuNaissance>
                    </RECSANSVITALE>
                  </soap:Body>
                </soap:Envelope>
                """.formatted(
                        UUID.randomUUID(),
                        person.family(),
                        person.given(),
                        person.gender().equals("female") ? "F" : "M",
                        person.birthDate(),
                        person.birthPlace());
    }

    static String insiSearch(Person person) {
        return """
                {"resourceType": "Parameters", "parameter": [
                    {"name": "family", "valueString": "%s"}, {"name": "given", "valueString": "%s"},
                    {"name": "gender", "valueString": "%s"}, {"name": "birthDate", "valueDate": "%s"},
                    {"name": "birthplace", "valueString": "%s"}]}
                """.formatted(person.family(), person.given(), person.gender(), person.birthDate(), person.birthPlace());
    }

    static String identifier(Person person) {
        return "identifier=" + URLEncoder.encode("urn:oid:" + person.oid() + "|" + person.matricule(), UTF_8);
    }

    static String claim(Person person) {
        return """
                {"resourceType": "Patient", "identifier": [{"system": "urn:oid:%s", "value": "%s"}],
                 "name": [{"use": "official", "family": "%s", "given": ["%s"]}], "gender": "%s", "birthDate": "%s"}
                """.formatted(
                person.oid(), person.matricule(), person.family(), person.given(), person.gender(), person.birthDate());
    }

    static String traitsWithASlip(Person person) {
        var family = person.family();
        var slipped = family.substring(0, family.length() - 1) + (family.endsWith("X") ? "Z" : "X");
        return """
                {"resourceType": "Parameters", "parameter": [{"name": "resource", "resource": {
                    "resourceType": "Patient", "name": [{"family": "%s", "given": ["%s"]}],
                    "gender": "%s", "birthDate": "%s"}}]}""".formatted(slipped, person.given(), person.gender(), person.birthDate());
    }

    /// A transaction of one line for each product.
    public static String prescription(String patient, List<String> products) {
        var group = UUID.randomUUID().toString();
        var lines =
                products.stream().map(product -> line(patient, product, group)).toList();
        return """
                {"resourceType": "Bundle", "type": "transaction", "entry": [%s]}""".formatted(String.join(", ", lines));
    }

    private static String line(String patient, String product, String group) {
        return """
                {"fullUrl": "urn:uuid:%s",
                 "request": {"method": "POST", "url": "MedicationRequest"},
                 "resource": {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
                    "groupIdentifier": {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:%s"},
                    "medicationCodeableConcept": {"coding": [{"system": "%s", "code": "%s"}]},
                    "subject": {"reference": "Patient/%s"},
                    "dosageInstruction": [{"text": "1 comprimé matin et soir pendant 5 jours"}],
                    "dispenseRequest": {"quantity": {"value": 1}}}}""".formatted(UUID.randomUUID(), group, CIS, product, patient);
    }

    static String retrieval(String number) {
        return """
                {"resourceType": "Parameters", "parameter": [{"name": "code", "valueString": "%s"}]}""".formatted(number);
    }

    static String dispensingOfAll(String number) {
        return """
                {"resourceType": "Parameters", "parameter": [
                    {"name": "code", "valueString": "%s"}, {"name": "all", "valueBoolean": true}]}""".formatted(number);
    }
}
