package fr.socle.directory.fhir.export;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// `$export` for the whole directory and for each type of it, and the address where its state is asked for.
/// <https://hl7.org/fhir/uv/bulkdata/STU2/export.html>
@Component
@Qualifier("fhir-operations")
class ExportOperations {

    private static final String EXPORT = "$export";
    private static final String CANONICAL = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export";

    private final ExportDesk desk;

    ExportOperations(ExportDesk desk) {
        this.desk = desk;
    }

    @Operation(name = EXPORT, idempotent = true, manualResponse = true, canonicalUrl = CANONICAL)
    public void everything(RequestDetails request, HttpServletResponse response) {
        desk.begin(request, null, response);
    }

    @Operation(name = EXPORT, typeName = "Practitioner", idempotent = true, manualResponse = true)
    public void practitioners(RequestDetails request, HttpServletResponse response) {
        desk.begin(request, "Practitioner", response);
    }

    @Operation(name = EXPORT, typeName = "PractitionerRole", idempotent = true, manualResponse = true)
    public void roles(RequestDetails request, HttpServletResponse response) {
        desk.begin(request, "PractitionerRole", response);
    }

    @Operation(name = EXPORT, typeName = "Organization", idempotent = true, manualResponse = true)
    public void organizations(RequestDetails request, HttpServletResponse response) {
        desk.begin(request, "Organization", response);
    }

    @Operation(name = EXPORT, typeName = "HealthcareService", idempotent = true, manualResponse = true)
    public void offers(RequestDetails request, HttpServletResponse response) {
        desk.begin(request, "HealthcareService", response);
    }

    @Operation(name = EXPORT, typeName = "Location", idempotent = true, manualResponse = true)
    public void places(RequestDetails request, HttpServletResponse response) {
        desk.begin(request, "Location", response);
    }

    @Operation(name = EXPORT, typeName = "Device", idempotent = true, manualResponse = true)
    public void devices(RequestDetails request, HttpServletResponse response) {
        desk.begin(request, "Device", response);
    }

    /// `GET` tells how far an export is, and in the end where its files are; `DELETE` cancels it, or lets its files go.
    @Operation(name = ExportDesk.STATUS, idempotent = true, deleteEnabled = true, manualResponse = true)
    public void state(RequestDetails request, HttpServletResponse response) {
        desk.state(request, response);
    }
}
