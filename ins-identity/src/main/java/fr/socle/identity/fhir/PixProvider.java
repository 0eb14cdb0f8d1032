package fr.socle.identity.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.identity.local.CrossReferences;
import fr.socle.identity.local.CrossReferences.Domain;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.kernel.fhir.FhirCaller;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The other identifiers of a patient. <https://profiles.ihe.net/ITI/PIXm/ITI-83.html>
@Component
class PixProvider implements IResourceProvider {

    private final CrossReferences references;

    PixProvider(CrossReferences references) {
        this.references = references;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Operation(
            name = "$ihe-pix",
            idempotent = true,
            canonicalUrl = "https://profiles.ihe.net/ITI/PIXm/OperationDefinition/IHE.PIXm.pix")
    public Parameters pix(
            @OperationParam(name = "sourceIdentifier", min = 1, max = 1) @Nullable TokenParam source,
            @OperationParam(name = "targetSystem") @Nullable List<StringParam> targets,
            RequestDetails request) {
        if (source == null || source.getSystem() == null || source.getValue() == null) {
            throw LocalRefusal.UNKNOWN_DOMAIN.asException();
        }
        var wanted = targets == null
                ? List.<String>of()
                : targets.stream().map(StringParam::getValueNotNull).toList();
        var found = references.of(FhirCaller.of(request), new Domain(source.getSystem()), source.getValue(), wanted);
        var answer = new Parameters();
        found.identifiers()
                .forEach(it -> answer.addParameter()
                        .setName("targetIdentifier")
                        .setValue(new Identifier().setSystem(it.system()).setValue(it.value())));
        found.names()
                .forEach(it -> answer.addParameter()
                        .setName("targetId")
                        .setValue(new Reference(request.getFhirServerBase() + "/Patient/" + it)));
        return answer;
    }
}
