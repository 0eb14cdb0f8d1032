package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.slots.ExternalId;
import fr.socle.directory.slots.Regulators;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.FhirSystems;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Accounts of regulators (profile FrPractitionerRegul): created, modified, switched off. They are accounts, not
/// entries of the register, which nobody edits here.
@Component
class RegulatorProvider implements IResourceProvider {

    private final Regulators regulators;

    RegulatorProvider(Regulators regulators) {
        this.regulators = regulators;
    }

    @Override
    public Class<Practitioner> getResourceType() {
        return Practitioner.class;
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Practitioner sent, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        Asking.condition(condition);
        return keep(sent, request);
    }

    @Update
    public MethodOutcome update(
            @ResourceParam Practitioner sent,
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        var known = Asking.condition(condition);
        if (known != null && !known.equals(identifier(sent))) {
            throw new SlotRefusal.Unacceptable("The identifier asked by is not the one in the body.").asException();
        }
        return keep(sent, request);
    }

    private MethodOutcome keep(Practitioner sent, RequestDetails request) {
        var name = sent.getNameFirstRep();
        if (!sent.hasActive() || !name.hasFamily() || name.getGiven().size() != 1) {
            throw new SlotRefusal.Unacceptable("A regulator has active, a family name and one given name.")
                    .asException();
        }
        var identifier = identifier(sent);
        var email = sent.getTelecom().stream()
                .filter(it -> it.getSystem() == ContactPointSystem.EMAIL)
                .map(it -> it.getValue())
                .findFirst()
                .orElse(null);
        var kept = regulators.keep(
                FhirCaller.of(request),
                new Regulators.Regulator(
                        identifier,
                        identifier.system().equals(FhirSystems.IDNPS)
                                ? Sas.rpps(identifier.system(), identifier.value())
                                : null,
                        name.getFamily(),
                        name.getGivenAsSingleString(),
                        email,
                        sent.getActive()));
        var version = String.valueOf(kept.version());
        sent.setId(new IdType("Practitioner", kept.id().toString(), version));
        sent.getMeta().setSource(Regulators.SAS).getProfile().clear();
        Sas.claiming(sent, "FrPractitionerRegul");
        typed(sent);
        return new MethodOutcome(new IdType("Practitioner", kept.id().toString(), version), kept.version() == 1)
                .setResource(sent);
    }

    /// The profile tells identifiers apart by their type, which senders leave out.
    private static void typed(Practitioner sent) {
        for (var it : sent.getIdentifier()) {
            var type = FhirSystems.IDNPS.equals(it.getSystem())
                    ? "IDNPS"
                    : Regulators.SAS.equals(it.getSystem()) ? "INTRN" : null;
            if (type != null) {
                it.setType(Sas.concept(Sas.IDENTIFIER_TYPE, type));
            }
        }
    }

    private static ExternalId identifier(Practitioner sent) {
        return sent.getIdentifier().stream()
                .filter(it -> it.hasValue()
                        && (FhirSystems.IDNPS.equals(it.getSystem()) || Regulators.SAS.equals(it.getSystem())))
                .map(it -> new ExternalId(it.getSystem(), it.getValue()))
                .findFirst()
                .orElseThrow(() -> new SlotRefusal.Unacceptable(
                                "A regulator has an identifier IDNPS or, given by the SAS, INTRN.")
                        .asException());
    }
}
