package fr.socle.identity.fhir;

import fr.socle.identity.IdentityRefusal;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.local.Ipp;
import fr.socle.identity.local.LocalDomains;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.vigilance.Merging;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The patients of a structure as resources, with where they lead.
@Component
class LocalPatients {

    private final LocalIdentities locals;
    private final LocalDomains domains;
    private final Merges merges;
    private final Merging merging;

    LocalPatients(LocalIdentities locals, LocalDomains domains, Merges merges, Merging merging) {
        this.locals = locals;
        this.domains = domains;
        this.merges = merges;
        this.merging = merging;
    }

    /// The patient of the caller's own structure, or the mark of a name that leads elsewhere.
    Optional<Patient> read(Caller caller, PatientId id) {
        var own = locals.find(caller, id).map(this::toFhir);
        if (own.isPresent()) {
            return own;
        }
        if (locals.known(id).isPresent()) {
            throw new IdentityRefusal.Unknown().asException();
        }
        return merges.of(id)
                .map(merge -> LocalPatientMapper.replaced(
                        id.toString(), merge.survivor().toString()));
    }

    /// By the structure's own number, when the system is a domain.
    Optional<Patient> search(Caller caller, String system, String number) {
        return domains.structure(system)
                .flatMap(structure -> locals.byNumber(caller, new Ipp(structure, number)))
                .map(this::toFhir);
    }

    boolean isDomain(@Nullable String system) {
        return system != null && domains.structure(system).isPresent();
    }

    Patient toFhir(LocalIdentity local) {
        return LocalPatientMapper.toFhir(
                local,
                domains.system(local.ipp().structure()),
                merges.of(local.id()).orElse(null));
    }

    /// The patient that this one was replaced by, when that is what the resource says.
    @Nullable
    Reference replacement(Patient patient) {
        return patient.hasActive() && !patient.getActive()
                ? patient.getLink().stream()
                        .filter(it -> it.getType() == LinkType.REPLACEDBY)
                        .map(Patient.PatientLinkComponent::getOther)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    Patient mergeInto(Caller caller, Ipp absorbed, Reference survivor) {
        var from = locals.byNumber(caller, absorbed).orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
        var into = require(caller, survivor);
        merging.mergeFiles(caller, from.id(), into.id(), "feed");
        return toFhir(locals.require(caller, from.id()));
    }

    /// By our identifier or by the structure's own number.
    LocalIdentity require(Caller caller, Reference reference) {
        if (reference.hasIdentifier()) {
            return byIdentifier(caller, reference.getIdentifier());
        }
        return SearchParameters.id(reference.getReferenceElement().getIdPart())
                .flatMap(id -> locals.find(caller, id))
                .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
    }

    private LocalIdentity byIdentifier(Caller caller, Identifier identifier) {
        var system = identifier.getSystem() == null ? "" : identifier.getSystem();
        var value = identifier.getValue() == null ? "" : identifier.getValue();
        return locals.byNumber(caller, new Ipp(domains.require(system), value))
                .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
    }
}
