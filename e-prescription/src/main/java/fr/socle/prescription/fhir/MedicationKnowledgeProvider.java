package fr.socle.prescription.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.kernel.fhir.Searchset;
import fr.socle.prescription.MedicationQuery;
import fr.socle.prescription.Medications;
import fr.socle.prescription.PrescriptionRefusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationKnowledge;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The medication base: read and search. <https://hl7.org/fhir/R4/medicationknowledge.html>
@Component
class MedicationKnowledgeProvider implements IResourceProvider {

    private final Medications medications;

    MedicationKnowledgeProvider(Medications medications) {
        this.medications = medications;
    }

    @Override
    public Class<MedicationKnowledge> getResourceType() {
        return MedicationKnowledge.class;
    }

    @Read
    public MedicationKnowledge read(@IdParam IdType cis) {
        return medications
                .byCis(cis.getIdPart())
                .map(MedicationKnowledges::toFhir)
                .orElseThrow(() -> new PrescriptionRefusal.UnknownMedication().asException());
    }

    @Search
    public Bundle search(
            @Description("A CIS, CIP13 or CIP7 code, or an ATC code or its beginning")
                    @OptionalParam(name = MedicationKnowledge.SP_CODE)
                    @Nullable
                    TokenParam code,
            @Description(
                            "Words of the name or of a substance; typing mistakes are forgiven, the best answers come first")
                    @OptionalParam(name = "name")
                    @Nullable
                    StringParam name,
            @Description("A part of the name of a substance, or its code")
                    @OptionalParam(name = MedicationKnowledge.SP_INGREDIENT)
                    @Nullable
                    StringParam ingredient,
            @Description("active: authorised and marketed | inactive")
                    @OptionalParam(name = MedicationKnowledge.SP_STATUS)
                    @Nullable
                    TokenParam status,
            @Description("Where the page begins: opaque, from a next link")
                    @OptionalParam(name = Searchset.CURSOR)
                    @Nullable
                    StringParam cursor,
            @Count @Nullable Integer count,
            @Nullable SearchTotalModeEnum total,
            RequestDetails request) {
        var query = new MedicationQuery(
                code == null ? null : code.getValue(),
                text(name),
                text(ingredient),
                status == null ? null : available(status.getValue()),
                text(cursor),
                count == null ? MedicationRequestProvider.PAGE : count);
        var page = medications.find(query);
        return Searchset.of(
                request,
                request.getParameters(),
                page.products().stream().map(MedicationKnowledges::toFhir).toList(),
                page.next(),
                total == SearchTotalModeEnum.ACCURATE ? medications.count(query) : null);
    }

    private static @Nullable String text(@Nullable StringParam param) {
        return param == null || param.getValue() == null || param.getValue().isBlank() ? null : param.getValue();
    }

    private static boolean available(String status) {
        return switch (status) {
            case "active" -> true;
            case "inactive" -> false;
            default -> throw new IllegalArgumentException("Not a status of a product: " + status);
        };
    }
}
