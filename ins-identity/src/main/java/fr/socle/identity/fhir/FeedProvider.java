package fr.socle.identity.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.identity.local.FeedingIdentities;
import fr.socle.identity.local.Ipp;
import fr.socle.identity.local.LocalDomains;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.kernel.fhir.FhirCaller;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/// The feed of a structure's patients: conditional update on the structure's own number (PIXm ITI-104), or update by
// our
/// identifier. <https://profiles.ihe.net/ITI/PIXm/ITI-104.html>
@Component
class FeedProvider implements IResourceProvider {

    private static final Pattern CONDITION = Pattern.compile("[^?]*\\?identifier=([^&|]+)\\|([^&|]+)");

    private final FeedingIdentities feeding;
    private final LocalIdentities locals;
    private final LocalDomains domains;
    private final LocalPatients patients;

    FeedProvider(FeedingIdentities feeding, LocalIdentities locals, LocalDomains domains, LocalPatients patients) {
        this.feeding = feeding;
        this.locals = locals;
        this.domains = domains;
        this.patients = patients;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Update
    public MethodOutcome feed(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            @ResourceParam Patient patient,
            RequestDetails request) {
        var caller = FhirCaller.of(request);
        var ipp = condition == null
                ? SearchParameters.id(id == null ? null : id.getIdPart())
                        .flatMap(it -> locals.find(caller, it))
                        .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException)
                        .ipp()
                : number(condition);
        var replacement = patients.replacement(patient);
        if (replacement != null) {
            return new MethodOutcome().setResource(patients.mergeInto(caller, ipp, replacement));
        }
        var fed = feeding.feed(caller, FeedMapper.fromFhir(patient, ipp));
        var answer = patients.toFhir(fed.identity());
        if (fed.created()) {
            request.getResponse()
                    .addHeader(
                            "Location",
                            request.getFhirServerBase() + "/Patient/" + answer.getIdPart() + "/_history/"
                                    + answer.getMeta().getVersionId());
        }
        return new MethodOutcome(new IdType(
                        "Patient", answer.getIdPart(), answer.getMeta().getVersionId()))
                .setCreated(fed.created())
                .setResource(answer);
    }

    private Ipp number(String condition) {
        var parts = CONDITION.matcher(UriUtils.decode(condition, UTF_8));
        if (!parts.matches()) {
            throw LocalRefusal.UNKNOWN_DOMAIN.asException();
        }
        return new Ipp(domains.require(parts.group(1)), parts.group(2));
    }
}
