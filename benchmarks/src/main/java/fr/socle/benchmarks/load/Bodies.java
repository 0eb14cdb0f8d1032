package fr.socle.benchmarks.load;

import fr.socle.benchmarks.load.Stage.Person;
import java.util.List;
import java.util.UUID;

/// What software sends.
public final class Bodies {

    private static final String CIS = "http://data.esante.gouv.fr/ansm/medicament/SpecialitePharmaceutique";

    private Bodies() {}

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
