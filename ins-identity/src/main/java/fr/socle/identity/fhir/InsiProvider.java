package fr.socle.identity.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.identity.AskingInsi;
import fr.socle.identity.CertifiedPerson;
import fr.socle.identity.InsiAnswer;
import fr.socle.identity.InsiQuestion.ByTraits;
import fr.socle.identity.InsiRefusal;
import fr.socle.identity.KnownPlaces;
import fr.socle.identity.Sex;
import fr.socle.identity.Verdict;
import fr.socle.identity.VerifyingIdentities;
import fr.socle.kernel.fhir.FhirCaller;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The téléservice INSi in FHIR: the search by traits, and the verification of identities that somebody holds, one or
/// up to a thousand at a time. Both explain themselves.
@Component
class InsiProvider implements IResourceProvider {

    private final AskingInsi insi;
    private final VerifyingIdentities verifying;
    private final VerdictMapper verdicts;
    private final ObjectProvider<KnownPlaces> places;

    InsiProvider(
            AskingInsi insi,
            VerifyingIdentities verifying,
            VerdictMapper verdicts,
            ObjectProvider<KnownPlaces> places) {
        this.insi = insi;
        this.verifying = verifying;
        this.verdicts = verdicts;
        this.places = places;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Operation(name = "$insi-search", idempotent = false)
    public Parameters search(
            @OperationParam(name = "family", min = 1, max = 1) @Nullable StringType family,
            @OperationParam(name = "given", max = OperationParam.MAX_UNLIMITED) @Nullable List<StringType> given,
            @OperationParam(name = "gender", min = 1, max = 1) @Nullable StringType gender,
            @OperationParam(name = "birthDate", min = 1, max = 1) @Nullable DateType birthDate,
            @OperationParam(name = "birthplace", max = 1) @Nullable StringType birthPlace,
            RequestDetails request) {
        var asked = new ByTraits(
                text(family),
                given == null
                        ? List.of()
                        : given.stream().map(InsiProvider::text).toList(),
                sex(gender),
                birthDate == null ? "" : birthDate.getValueAsString(),
                birthPlace == null ? null : text(birthPlace));
        var answer = insi.ask(FhirCaller.of(request), asked);
        var said = new Parameters();
        said.addParameter("code", new CodeType(answer.code()));
        said.addParameter("label", answer.label());
        if (answer instanceof InsiAnswer.Found(var person)) {
            said.addParameter().setName("identity").setResource(flagged(person));
            explain(said, VerifyingIdentities.explain(asked, person));
        } else {
            explain(said, VerifyingIdentities.asRead(asked));
            said.addParameter("advice", verdicts.advice(answer.code(), Locale.FRENCH));
            said.addParameter("advice-en", verdicts.advice(answer.code(), Locale.ENGLISH));
        }
        return said;
    }

    /// What INSi says is passed on as it is; a place that no list has is marked.
    private Patient flagged(CertifiedPerson person) {
        var patient = CertifiedMapper.toFhir(person);
        var place = person.birthPlace();
        var day = patient.getBirthDateElement();
        if (place != null && day.hasValue()) {
            var born = LocalDate.parse(day.getValueAsString());
            places.ifAvailable(known -> {
                if (known.excludes(place, born)) {
                    patient.getExtensionByUrl(FrCore.BIRTH_PLACE)
                            .getValue()
                            .addExtension(FrCore.PLACE_NOT_LISTED, new BooleanType(true));
                }
            });
        }
        return patient;
    }

    private void explain(Parameters said, Verdict verdict) {
        verdict.lines().forEach(line -> verdicts.addTo(said.addParameter().setName("explanation"), line));
    }

    /// Takes a Patient, a Bundle of them, or Parameters that hold one of the two as `resource`.
    @Operation(name = "$insi-verify", idempotent = false)
    public Parameters verify(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        var asked = body instanceof Parameters parameters ? parameters.getParameter("resource") : null;
        return switch (asked == null ? body : asked.getResource()) {
            case Patient patient -> one(patient, request);
            case Bundle bundle -> many(bundle, request);
            case null, default ->
                throw new InvalidRequestException("A verification takes a Patient, or a Bundle of them");
        };
    }

    private Parameters one(Patient patient, RequestDetails request) {
        var verdict = verifying.verify(FhirCaller.of(request), List.of(ClaimMapper.fromFhir(patient)));
        var said = new Parameters();
        var parts = new ParametersParameterComponent();
        addTo(parts, verdict.getFirst());
        parts.getPart().forEach(said::addParameter);
        return said;
    }

    private Parameters many(Bundle bundle, RequestDetails request) {
        if (bundle.getEntry().size() > VerifyingIdentities.MOST) {
            throw new InsiRefusal.TooManyPeople(VerifyingIdentities.MOST).asException();
        }
        var claims = bundle.getEntry().stream()
                .map(entry -> ClaimMapper.fromFhir(patient(entry.getResource())))
                .toList();
        var found = verifying.verify(FhirCaller.of(request), claims);
        var said = new Parameters();
        for (var i = 0; i < found.size(); i++) {
            var result = said.addParameter().setName("result");
            result.addPart().setName("index").setValue(new IntegerType(i));
            addTo(result, found.get(i));
        }
        return said;
    }

    private static Patient patient(@Nullable Resource resource) {
        if (resource instanceof Patient patient) {
            return patient;
        }
        throw new InvalidRequestException("Each entry of the Bundle holds a Patient");
    }

    private void addTo(ParametersParameterComponent result, Optional<Verdict> verdict) {
        var overall = verdict.map(Verdict::overall).map(VerdictMapper::code).orElse("unknown-number");
        var good = verdict.map(Verdict::isGood).orElse(false);
        result.addPart().setName("code").setValue(new CodeType(good ? "00" : "01"));
        result.addPart().setName("verdict").setValue(new CodeType(overall));
        verdict.ifPresent(it ->
                it.lines().forEach(line -> verdicts.addTo(result.addPart().setName("explanation"), line)));
    }

    private static Sex sex(@Nullable StringType gender) {
        return switch (text(gender)) {
            case "female", "F" -> Sex.F;
            case "male", "M" -> Sex.M;
            case "" -> throw new InsiRefusal.MissingTrait("gender").asException();
            default -> throw new InsiRefusal.UnknownSex().asException();
        };
    }

    private static String text(@Nullable StringType value) {
        return value == null || value.getValue() == null ? "" : value.getValue();
    }
}
