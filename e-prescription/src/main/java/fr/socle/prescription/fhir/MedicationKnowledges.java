package fr.socle.prescription.fhir;

import fr.socle.kernel.fhir.FhirSystems;
import fr.socle.prescription.Product;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationKnowledge;
import org.hl7.fhir.r4.model.MedicationKnowledge.MedicationKnowledgeStatus;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;

/// A product of the medication base as a `MedicationKnowledge`
/// (<https://hl7.org/fhir/R4/medicationknowledge.html>). Its id is its CIS; its packs are logical references.
final class MedicationKnowledges {

    static final String ATC = "http://www.whocc.no/atc";
    private static final String SUBSTANCE = "http://data.esante.gouv.fr/ansm/medicament/substance";
    private static final Pattern STRENGTH = Pattern.compile("(\\d{1,9}(?:[.,]\\d{1,6})?) (\\S+)");

    private MedicationKnowledges() {}

    static MedicationKnowledge toFhir(Product product) {
        var knowledge = new MedicationKnowledge();
        knowledge.setId(product.cis());
        knowledge.getMeta().setVersionId(Integer.toString(product.baseVersion()));
        knowledge.setStatus(
                product.isAvailable() ? MedicationKnowledgeStatus.ACTIVE : MedicationKnowledgeStatus.INACTIVE);
        knowledge.setCode(new CodeableConcept()
                .setText(product.name())
                .addCoding(new Coding(FhirSystems.CIS, product.cis(), product.name())));
        knowledge.addSynonym(product.name());
        if (!product.form().isBlank()) {
            knowledge.setDoseForm(new CodeableConcept().setText(product.form()));
        }
        product.routes().forEach(it -> knowledge.addIntendedRoute().setText(it));
        if (!product.holders().isBlank()) {
            knowledge.setManufacturer(new Reference().setDisplay(product.holders()));
        }
        if (product.atc() != null) {
            knowledge
                    .addMedicineClassification()
                    .setType(new CodeableConcept().setText("ATC"))
                    .addClassification(new CodeableConcept().addCoding(new Coding(ATC, product.atc(), null)));
        }
        product.ingredients().forEach(it -> ingredient(knowledge, it));
        product.packs().forEach(it -> pack(knowledge, it));
        product.conditions()
                .forEach(it -> knowledge
                        .addRegulatory()
                        .setRegulatoryAuthority(new Reference().setDisplay("ANSM"))
                        .addSchedule()
                        .setSchedule(new CodeableConcept().setText(it)));
        return knowledge;
    }

    private static void ingredient(MedicationKnowledge knowledge, Product.Ingredient it) {
        var ingredient = knowledge.addIngredient();
        ingredient.setIsActive(true);
        ingredient.setItem(new CodeableConcept()
                .setText((it.substance() + " " + it.dose()).strip())
                .addCoding(new Coding(SUBSTANCE, it.substanceCode(), it.substance())));
        var strength = STRENGTH.matcher(it.dose().replace('\u00a0', ' '));
        if (strength.matches()) {
            ingredient.setStrength(new Ratio()
                    .setNumerator(new Quantity()
                            .setValue(new BigDecimal(strength.group(1).replace(',', '.')))
                            .setUnit(strength.group(2)))
                    .setDenominator(new Quantity().setValue(1).setUnit(it.per())));
        }
    }

    private static void pack(MedicationKnowledge knowledge, Product.Pack pack) {
        knowledge
                .addRelatedMedicationKnowledge()
                .setType(new CodeableConcept().setText("présentation"))
                .addReference(new Reference()
                        .setType("MedicationKnowledge")
                        .setDisplay(pack.label())
                        .setIdentifier(
                                new Identifier().setSystem(FhirSystems.CIP13).setValue(pack.cip13())));
        if (pack.publicPrice() != null) {
            knowledge
                    .addCost()
                    .setType(new CodeableConcept().setText("prix public TTC"))
                    .setSource(pack.cip13())
                    .setCost(new Money().setCurrency("EUR").setValue(pack.publicPrice()));
        }
    }
}
