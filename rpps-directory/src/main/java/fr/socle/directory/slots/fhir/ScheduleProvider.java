package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.model.api.Include;
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
import ca.uhn.fhir.rest.param.HasAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.Agendas;
import fr.socle.directory.slots.SlotRefusal;
import fr.socle.directory.slots.SlotSearch;
import fr.socle.directory.slots.Slots;
import fr.socle.directory.slots.TimeSlot;
import fr.socle.directory.slots.Visibility;
import fr.socle.kernel.fhir.FhirCaller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Schedule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Diaries: the query "SOS Médecins" of the SAS, and the diaries' own writes
/// (<https://hl7.org/fhir/R4/schedule.html>).
@Component
class ScheduleProvider implements IResourceProvider {

    private static final String CENTRES = "actor:Location.organization.identifier";
    private static final String PROFESSIONALS = "actor:Practitioner.identifier";
    private static final String START = "_has:Slot:schedule:start";
    private static final String STATUS = "_has:Slot:schedule:status";
    private static final int MOST = 1_000;
    private static final Set<String> KNOWN = Set.of(
            CENTRES,
            PROFESSIONALS,
            START,
            STATUS,
            "identifier",
            "_id",
            "_include",
            "_include:iterate",
            "_include:recurse",
            "_revinclude",
            "_count",
            "_total",
            "_format",
            "_pretty");

    private final Agendas agendas;
    private final Slots slots;
    private final Visibility visibility;
    private final SlotAnswers answers;
    private final ScheduleReading reading;

    ScheduleProvider(
            Agendas agendas, Slots slots, Visibility visibility, SlotAnswers answers, ScheduleReading reading) {
        this.agendas = agendas;
        this.slots = slots;
        this.visibility = visibility;
        this.answers = answers;
        this.reading = reading;
    }

    @Override
    public Class<Schedule> getResourceType() {
        return Schedule.class;
    }

    @Read
    public Schedule read(@IdParam IdType id) {
        return Sas.id(id.getIdPart())
                .flatMap(it -> agendas.find(it).stream())
                .map(reading::toFhir)
                .findFirst()
                .orElseThrow(() -> new SlotRefusal.UnknownSchedule().asException());
    }

    /// By `actor:Location.organization.identifier` or `actor:Practitioner.identifier`, with
    /// `_has:Slot:schedule:…`.
    @Search(allowUnknownParams = true)
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = Schedule.SP_RES_ID) @Nullable TokenAndListParam id,
            @OptionalParam(name = Schedule.SP_IDENTIFIER) @Nullable TokenAndListParam identifier,
            @OptionalParam(name = "_has") @Nullable HasAndListParam having,
            @RawParam Map<String, List<String>> chains,
            @IncludeParam Set<Include> includes,
            @IncludeParam(reverse = true) Set<Include> reverse,
            @Count @Nullable Integer count) {
        var asking = new Asking(request);
        asking.refuseOthers(KNOWN, Set.of());
        var found = found(asking);
        var asksForSlots = asking.has(START) || asking.has(STATUS);
        var wantsSlots = Asking.wants(reverse, "Slot:schedule");
        var actors = new SlotAnswers.Wish(true, Asking.wants(includes, "Schedule:actor"), false);
        if (found.isEmpty() || !(asksForSlots || wantsSlots)) {
            return answers.ofAgendas(request, found, List.of(), actors);
        }
        var theirs = slots(asking, found, request);
        var withSlots = theirs.stream().map(TimeSlot::agenda).collect(Collectors.toSet());
        var shown = asksForSlots
                ? found.stream().filter(it -> withSlots.contains(it.id())).toList()
                : found;
        return answers.ofAgendas(request, shown, wantsSlots ? theirs : List.of(), actors);
    }

    private List<Agenda> found(Asking asking) {
        if (asking.has("_id")) {
            return agendas.byIds(asking.values("_id").flatMap(Sas::id).toList());
        }
        if (asking.has("identifier")) {
            return asking.values("identifier")
                    .map(it -> Asking.condition("identifier=" + it))
                    .flatMap(it -> it == null ? java.util.stream.Stream.empty() : agendas.identifiedBy(it).stream())
                    .toList();
        }
        if (!asking.has(CENTRES) && !asking.has(PROFESSIONALS)) {
            throw new InvalidRequestException(
                    "A search of schedules needs the parameter " + CENTRES + " or " + PROFESSIONALS);
        }
        return agendas.of(asking.professionals(PROFESSIONALS), asking.structures(CENTRES));
    }

    private List<TimeSlot> slots(Asking asking, List<Agenda> found, RequestDetails request) {
        var span = asking.span(START);
        return slots.search(
                        new SlotSearch(
                                Set.of(),
                                found.stream().map(Agenda::id).collect(Collectors.toSet()),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                span.from(),
                                span.until(),
                                asking.statuses(STATUS),
                                visibility.of(FhirCaller.of(request))),
                        null,
                        MOST)
                .items();
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Schedule sent, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        var known = Asking.condition(condition);
        var there = known == null ? null : agendas.identifiedBy(known).orElse(null);
        return there != null ? outcome(there, false) : write(request, null, sent);
    }

    /// By id, or by `identifier` when there may be none yet.
    @Update
    public MethodOutcome update(
            @ResourceParam Schedule sent,
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        var known = Asking.condition(condition);
        if (known != null) {
            return write(
                    request,
                    agendas.identifiedBy(known)
                            .map(it -> new IdType(it.id().toString()))
                            .orElse(null),
                    sent);
        }
        return write(request, id, sent);
    }

    private MethodOutcome write(RequestDetails request, @Nullable IdType id, Schedule sent) {
        UUID which = id == null
                ? null
                : Sas.id(id.getIdPart()).findFirst().orElseThrow(() -> new SlotRefusal.UnknownSchedule().asException());
        var expected = id == null || !id.hasVersionIdPart()
                ? null
                : (Integer) id.getVersionIdPartAsLong().intValue();
        var kept = agendas.keep(FhirCaller.of(request), which, reading.read(sent), expected);
        return outcome(kept, which == null).setResource(reading.toFhir(kept));
    }

    private static MethodOutcome outcome(Agenda it, boolean isNew) {
        return new MethodOutcome(new IdType("Schedule", it.id().toString(), String.valueOf(it.version())), isNew);
    }
}
