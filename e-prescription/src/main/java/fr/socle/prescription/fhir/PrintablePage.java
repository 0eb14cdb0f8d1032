package fr.socle.prescription.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.socle.kernel.fhir.FhirSystems;
import fr.socle.prescription.PrescriptionDocuments;
import fr.socle.prescription.PrescriptionRefusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.springframework.stereotype.Component;

/// `GET MedicationRequest?group-identifier=…` with `Accept: application/pdf` is answered by the printable page. The
/// search itself has run: it decided who may read, and left its trace.
@Component
@Interceptor
class PrintablePage {

    private static final String PDF = "application/pdf";

    private final PrescriptionDocuments documents;

    PrintablePage(PrescriptionDocuments documents) {
        this.documents = documents;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean answer(ServletRequestDetails request, IBaseResource found, HttpServletResponse response)
            throws IOException {
        if (!isAskedFor(request) || !(found instanceof Bundle bundle)) {
            return true;
        }
        var number = bundle.getEntry().stream()
                .map(it -> it.getResource())
                .filter(MedicationRequest.class::isInstance)
                .map(it -> ((MedicationRequest) it).getGroupIdentifier())
                .filter(it -> FhirSystems.PRESCRIPTION_NUMBER.equals(it.getSystem()))
                .map(it -> it.getValue())
                .findFirst()
                .orElseThrow(() -> new PrescriptionRefusal.Unknown().asException());
        var pdf = documents.pdf(number);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(PDF);
        response.setHeader("Content-Disposition", "inline; filename=\"ordonnance-" + number + ".pdf\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
        return false;
    }

    private static boolean isAskedFor(ServletRequestDetails request) {
        var accept = request.getHeader("Accept");
        return request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE
                && "MedicationRequest".equals(request.getResourceName())
                && request.getParameters().containsKey("group-identifier")
                && accept != null
                && accept.contains(PDF);
    }
}
