package fr.socle.espacesante.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.espacesante.DocumentId;
import fr.socle.espacesante.Documents;
import fr.socle.kernel.fhir.FhirCaller;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/// Retrieve Document, ITI-68: the bytes themselves, or a FHIR Binary when FHIR is what the caller accepts.
/// <https://profiles.ihe.net/ITI/MHD/ITI-68.html>
@Component
class BinaryProvider implements IResourceProvider {

    private final Documents documents;

    BinaryProvider(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Class<Binary> getResourceType() {
        return Binary.class;
    }

    @Read
    public Binary read(@IdParam IdType id, RequestDetails request) {
        var content = documents.open(FhirCaller.of(request), DocumentId.parse(id.getIdPart()));
        var binary = new Binary();
        binary.setId(new IdType("Binary", content.document().id().toString()));
        binary.setContentType(content.document().mime());
        binary.setContent(content.bytes());
        binary.setSecurityContext(new Reference(
                new IdType("DocumentReference", content.document().id().toString())));
        return binary;
    }
}
