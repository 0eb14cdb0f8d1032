package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.RawParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.slots.Agendas;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.directory.slots.SlotSearch;
import fr.socle.directory.slots.Slots;
import fr.socle.directory.slots.Visibility;
import fr.socle.kernel.fhir.FhirCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Slots: the queries "individual doctors" and "CPTS" of the SAS, and the diaries' own writes
/// (<https://hl7.org/fhir/R4/slot.html>).
@Component
class SlotProvider implements IResourceProvider {

    private static final String PROFESSIONALS = "schedule.actor:Practitioner.identifier";
    private static final String CENTRES = "schedule.actor:Location.organization.identifier";
    private static final String SERVICES = "service-type-reference";
    private static final Set<String> KNOWN = Set.of(
            PROFESSIONALS,
            CENTRES,
            SERVICES,
            "_id",
            "schedule",
            "start",
            "status",
            "status:not",
            "_include",
            "_include:iterate",
            "_include:recurse",
            "_count",
            "_cursor",
            "_total",
            "_format",
            "_pretty",
            "_elements",
            "_summary");

    private static final Set<UUID> NOBODY = Set.of(new UUID(0, 0));
    private static final Set<String> ALWAYS = Set.of("_id", "schedule", "start", "status");

    private final Slots slots;
    private final Agendas agendas;
    private final Visibility visibility;
    private final SlotAnswers answers;

    SlotProvider(Slots slots, Agendas agendas, Visibility visibility, SlotAnswers answers) {
        this.slots = slots;
        this.agendas = agendas;
        this.visibility = visibility;
        this.answers = answers;
    }

    @Override
    public Class<Slot> getResourceType() {
        return Slot.class;
    }

    @Read
    public Slot read(@IdParam IdType id, RequestDetails request) {
        return Sas.id(id.getIdPart())
                .flatMap(it -> slots.find(it, visibility.of(FhirCaller.of(request))).stream())
                .flatMap(it -> agendas.find(it.agenda()).stream().map(agenda -> SlotMapper.toFhir(it, agenda)))
                .findFirst()
                .orElseThrow(() -> new SlotRefusal.UnknownSlot().asException());
    }

    /// Also by `schedule.actor:Practitioner.identifier` and `schedule.actor:Location.organization.identifier`.
    @Search(allowUnknownParams = true)
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = Slot.SP_RES_ID) @Nullable TokenAndListParam id,
            @OptionalParam(name = Slot.SP_SCHEDULE) @Nullable ReferenceAndListParam schedule,
            @OptionalParam(name = Slot.SP_START) @Nullable DateRangeParam start,
            @OptionalParam(name = Slot.SP_STATUS) @Nullable TokenAndListParam status,
            @Description("The CPTS that share the slot") @OptionalParam(name = SERVICES) @Nullable
                    ReferenceAndListParam service,
            @RawParam Map<String, List<String>> chains,
            @IncludeParam Set<Include> includes,
            @OptionalParam(name = "_cursor") @Nullable StringParam cursor,
            @Count @Nullable Integer count) {
        var asking = new Asking(request);
        asking.refuseOthers(KNOWN, ALWAYS);
        var span = asking.span("start");
        var wanted = new SlotSearch(
                asking.isMissingAsked(ALWAYS) || asking.excludesAllStatuses() ? NOBODY : ids(asking, "_id"),
                ids(asking, "schedule"),
                asking.professionals(PROFESSIONALS),
                asking.structures(CENTRES),
                asking.values(SERVICES)
                        .map(it -> it.replaceFirst("^(HealthcareService/)?" + Sas.CPTS_SERVICE, ""))
                        .collect(Collectors.toSet()),
                span.from(),
                span.until(),
                asking.statuses("status"),
                visibility.of(FhirCaller.of(request)));
        var page = slots.search(wanted, asking.cursor(), Asking.size(count));
        return answers.ofSlots(request, page, wish(includes));
    }

    private static SlotAnswers.Wish wish(Set<Include> includes) {
        return new SlotAnswers.Wish(
                Asking.wants(includes, "Slot:schedule"),
                Asking.wants(includes, "Schedule:actor"),
                Asking.wants(includes, "Slot:" + SERVICES));
    }

    /// What is no id finds nothing.
    private static Set<UUID> ids(Asking asking, String name) {
        var asked =
                asking.values(name).map(it -> it.substring(it.indexOf('/') + 1)).toList();
        var ids = asked.stream().flatMap(Sas::id).collect(Collectors.toSet());
        return asked.isEmpty() || !ids.isEmpty() ? ids : NOBODY;
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Slot sent, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        var known = Asking.condition(condition);
        if (known != null && slots.identifiedBy(known).isPresent()) {
            var there = slots.identifiedBy(known).orElseThrow();
            return outcome(there.id(), there.version(), false);
        }
        return write(request, null, sent);
    }

    /// By id, or by `identifier` when there may be none yet.
    @Update
    public MethodOutcome update(
            @ResourceParam Slot sent,
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        var known = Asking.condition(condition);
        if (known != null) {
            return write(
                    request,
                    slots.identifiedBy(known)
                            .map(it -> new IdType(it.id().toString()))
                            .orElse(null),
                    sent);
        }
        return write(request, id, sent);
    }

    private MethodOutcome write(RequestDetails request, @Nullable IdType id, Slot sent) {
        var agenda = agenda(sent);
        var which = id == null
                ? null
                : Sas.id(id.getIdPart()).findFirst().orElseThrow(() -> new SlotRefusal.UnknownSlot().asException());
        var expected = id == null || !id.hasVersionIdPart() ? null : id.getVersionIdPartAsLong();
        var kept = slots.keep(
                FhirCaller.of(request),
                which,
                SlotMapper.read(sent, agenda),
                expected == null ? null : expected.intValue());
        return outcome(kept.id(), kept.version(), which == null)
                .setResource(SlotMapper.toFhir(kept, agendas.find(agenda).orElseThrow()));
    }

    private UUID agenda(Slot sent) {
        var reference = sent.getSchedule().getReference();
        if (reference != null && reference.startsWith("Schedule?")) {
            var known = Asking.condition(reference);
            if (known != null) {
                return agendas.identifiedBy(known)
                        .orElseThrow(() -> new SlotRefusal.UnknownSchedule().asException())
                        .id();
            }
        }
        return Sas.id(
                        sent.getSchedule().getReferenceElement().getIdPart() == null
                                ? ""
                                : sent.getSchedule().getReferenceElement().getIdPart())
                .findFirst()
                .orElseThrow(() -> new SlotRefusal.UnknownSchedule().asException());
    }

    private static MethodOutcome outcome(UUID id, int version, boolean isNew) {
        return new MethodOutcome(new IdType("Slot", id.toString(), String.valueOf(version)), isNew);
    }
}
