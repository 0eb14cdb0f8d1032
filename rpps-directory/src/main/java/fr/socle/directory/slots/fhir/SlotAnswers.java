package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.directory.Establishments;
import fr.socle.directory.Page;
import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.Agendas;
import fr.socle.directory.slots.TimeSlot;
import fr.socle.kernel.fhir.Searchset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/// Puts together what the SAS is answered: the slots, their diaries and those the diaries belong to, each once.
@Component
class SlotAnswers {

    private final Agendas agendas;
    private final Practitioners practitioners;
    private final Establishments establishments;

    SlotAnswers(Agendas agendas, Practitioners practitioners, Establishments establishments) {
        this.agendas = agendas;
        this.practitioners = practitioners;
        this.establishments = establishments;
    }

    /// Slots first. A slot whose professional has left the directory is not shown.
    Bundle ofSlots(RequestDetails request, Page<TimeSlot> page, Wish wish) {
        var diaries = diaries(page.items().stream().map(TimeSlot::agenda).collect(Collectors.toSet()));
        var people = people(diaries.values());
        var shown = page.items().stream()
                .filter(it -> isThere(Objects.requireNonNull(diaries.get(it.agenda())), people))
                .toList();
        var slots = shown.stream()
                .map(it -> SlotMapper.toFhir(it, Objects.requireNonNull(diaries.get(it.agenda()))))
                .toList();
        var bundle = Searchset.of(request, request.getParameters(), slots, page.next(), null);
        Sas.claiming(bundle, wish.services() ? "sas-cpts-bundle-aggregator" : "BundleAgregateur");
        var kept = diaries.values().stream().filter(it -> isThere(it, people)).toList();
        if (wish.schedules()) {
            include(bundle, kept.stream().map(it -> AgendaMapper.schedule(it, person(it, people))));
        }
        if (wish.actors()) {
            include(bundle, actors(kept, people));
        }
        if (wish.services()) {
            var cpts =
                    shown.stream().flatMap(it -> it.cpts().stream()).distinct().toList();
            include(bundle, cpts.stream().map(AgendaMapper::cpts));
            var known = establishments.byNumbers(cpts);
            include(bundle, cpts.stream().map(it -> AgendaMapper.cptsOrganization(it, known.get(it))));
        }
        return bundle;
    }

    /// Diaries first, as SOS Médecins is asked for.
    Bundle ofAgendas(RequestDetails request, List<Agenda> found, List<TimeSlot> slots, Wish wish) {
        var people = people(found);
        var shown = found.stream().filter(it -> isThere(it, people)).toList();
        var bundle = Searchset.of(
                request,
                request.getParameters(),
                shown.stream()
                        .map(it -> AgendaMapper.schedule(it, person(it, people)))
                        .toList(),
                null,
                null);
        Sas.claiming(bundle, "sas-sos-bundle-aggregator");
        var byId = shown.stream().collect(Collectors.toMap(Agenda::id, Function.identity()));
        include(
                bundle,
                slots.stream()
                        .filter(it -> byId.containsKey(it.agenda()))
                        .map(it -> SlotMapper.toFhir(it, Objects.requireNonNull(byId.get(it.agenda())))));
        if (wish.actors()) {
            include(bundle, actors(shown, people));
        }
        return bundle;
    }

    private static Stream<Resource> actors(List<Agenda> agendas, Map<String, Practitioner> people) {
        return agendas.stream().flatMap(it -> {
            var person = person(it, people);
            return person == null
                    ? Stream.of(AgendaMapper.centre(it), AgendaMapper.organization(it))
                    : Stream.of(AgendaMapper.practitioner(person), AgendaMapper.role(it, person));
        });
    }

    private static void include(Bundle bundle, Stream<? extends Resource> resources) {
        var already = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .collect(Collectors.toSet());
        var base = bundle.getLinkOrCreate("self").getUrl().replaceFirst("/(Slot|Schedule)(\\?.*)?$", "");
        resources.forEach(it -> {
            var url = base + "/" + it.fhirType() + "/" + it.getIdPart();
            if (already.add(url)) {
                bundle.addEntry().setFullUrl(url).setResource(it).getSearch().setMode(SearchEntryMode.INCLUDE);
            }
        });
    }

    private Map<java.util.UUID, Agenda> diaries(Collection<java.util.UUID> ids) {
        var found = new LinkedHashMap<java.util.UUID, Agenda>();
        agendas.byIds(ids).forEach(it -> found.put(it.id(), it));
        return found;
    }

    private Map<String, Practitioner> people(Collection<Agenda> of) {
        return practitioners.byNumbers(of.stream()
                .map(Agenda::professional)
                .filter(Objects::nonNull)
                .map(Agenda.Professional::rpps)
                .collect(Collectors.toSet()));
    }

    private static boolean isThere(Agenda agenda, Map<String, Practitioner> people) {
        var person = person(agenda, people);
        return agenda.isCentre() || person != null && person.active();
    }

    private static @org.jspecify.annotations.Nullable Practitioner person(
            Agenda agenda, Map<String, Practitioner> people) {
        var professional = agenda.professional();
        return professional == null ? null : people.get(professional.rpps());
    }

    /// Which resources are wanted beside the slots.
    record Wish(boolean schedules, boolean actors, boolean services) {}
}
