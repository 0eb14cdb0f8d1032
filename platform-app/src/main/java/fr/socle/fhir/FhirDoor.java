package fr.socle.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.psc.SignedIn;
import org.springframework.stereotype.Component;

/// Lets a request in when its token says who is asking and its scopes open what is asked; the SAS, by its certificate.
/// Whether that person may is
/// the question of the module that owns the data.
@Component
@Interceptor
class FhirDoor {

    private final SignedIn signedIn;
    private final SasCertificate sas;

    FhirDoor(SignedIn signedIn, SasCertificate sas) {
        this.signedIn = signedIn;
        this.sas = sas;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void admit(ServletRequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.METADATA) {
            return;
        }
        var servlet = request.getServletRequest();
        var caller = signedIn.caller(servlet).orElseThrow(() -> new FhirRefusal.NoToken().asException());
        FhirCaller.set(request, caller, type -> FhirScopes.allow(caller.scopes(), type, 's'));
        var resource = request.getResourceName();
        if (resource != null) {
            var letter = FhirScopes.letter(request.getRestOperationType(), request.getOperation());
            sas.require(caller, resource, letter, servlet);
            if (!isAboutTheLaunchedPatient(request, resource)) {
                require(caller, resource, letter);
            } else if (!FhirScopes.allow(caller.scopes(), resource, letter)) {
                throw outOfScope(resource, letter);
            }
        }
    }

    /// A professional's program that was launched with a patient asks for that patient by name.
    private boolean isAboutTheLaunchedPatient(ServletRequestDetails request, String resource) {
        var patient = signedIn.launchedWith().map(PatientId::toString);
        return patient.isPresent() && LaunchedPatient.is(patient.get(), request, resource);
    }

    /// For the entries of a transaction, which are only known once it has been read.
    static void require(Caller caller, String resource, char interaction) {
        var scopes = caller instanceof Caller.Professional ? LaunchedPatient.without(caller.scopes()) : caller.scopes();
        if (!FhirScopes.allow(scopes, resource, interaction)) {
            throw outOfScope(resource, interaction);
        }
    }

    private static RuntimeException outOfScope(String resource, char interaction) {
        return new FhirRefusal.OutOfScope("user/" + resource + "." + interaction).asException();
    }
}
