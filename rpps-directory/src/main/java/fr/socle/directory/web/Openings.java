package fr.socle.directory.web;

import fr.socle.directory.annuaire.DeclaredByThemselves;
import fr.socle.directory.annuaire.DeclaredByThemselves.Declaration;
import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.Agendas;
import fr.socle.directory.slots.SlotSearch;
import fr.socle.directory.slots.Slots;
import fr.socle.directory.slots.TimeSlot;
import fr.socle.directory.slots.Visibility;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// When and how one gets to a professional: the slots open to the public, and what they say of themselves.
@Component
class Openings {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int SHOWN = 12;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Slots slots;
    private final Agendas agendas;
    private final DeclaredByThemselves declarations;
    private final Clock clock;

    Openings(Slots slots, Agendas agendas, DeclaredByThemselves declarations, Clock clock) {
        this.slots = slots;
        this.agendas = agendas;
        this.declarations = declarations;
        this.clock = clock;
    }

    /// Day by day.
    List<Day> of(RppsNumber rpps) {
        var now = clock.instant();
        var wanted = SlotSearch.free(now, now.plus(AHEAD), Visibility.EVERYBODY).ofProfessionals(Set.of(rpps.value()));
        var found = slots.search(wanted, null, SHOWN).items();
        var places = agendas.byIds(found.stream().map(TimeSlot::agenda).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Agenda::id, it -> it.place().name()));
        var days = found.stream()
                .map(it -> new Opening(it.id(), it.start(), places.getOrDefault(it.agenda(), "")))
                .collect(Collectors.groupingBy(
                        it -> LocalDate.ofInstant(it.start(), PARIS), TreeMap::new, Collectors.toList()));
        return days.entrySet().stream()
                .map(it -> new Day(it.getKey(), it.getValue()))
                .toList();
    }

    record Day(LocalDate day, List<Opening> slots) {}

    /// @param place on the door
    record Opening(UUID id, Instant start, String place) {}

    Optional<Declaration> said(RppsNumber rpps) {
        return declarations.of(rpps);
    }
}
