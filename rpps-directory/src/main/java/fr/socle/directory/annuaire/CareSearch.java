package fr.socle.directory.annuaire;

import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.Agendas;
import fr.socle.directory.slots.SlotSearch;
import fr.socle.directory.slots.Slots;
import fr.socle.directory.slots.TimeSlot;
import fr.socle.directory.slots.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Finds who and what is near, from a phrase. The order is told to the reader and cannot be bought: when a day
/// is asked, those with a free slot open to the public come first; then the nearest; then the alphabet.
@Service
public class CareSearch {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<Integer> CIRCLES = List.of(10, 30, 80);
    private static final int ENOUGH = 5;
    private static final int MOST = 60;

    private final Towns towns;
    private final NearRows rows;
    private final Slots slots;
    private final Agendas agendas;
    private final Clock clock;

    CareSearch(Towns towns, NearRows rows, Slots slots, Agendas agendas, Clock clock) {
        this.towns = towns;
        this.rows = rows;
        this.slots = slots;
        this.agendas = agendas;
        this.clock = clock;
    }

    public Wish read(String typed, String where) {
        return Wish.read(typed, where, LocalDate.ofInstant(clock.instant(), PARIS));
    }

    /// Words that are left beside a profession and name a town mean that town: "dermato Chambéry".
    private Wish settled(Wish wish) {
        var known = !wish.professions().isEmpty() || !wish.specialities().isEmpty() || wish.wantsEstablishments();
        return known
                        && wish.place() == null
                        && !wish.words().isEmpty()
                        && towns.find(wish.words()).isPresent()
                ? wish.at(wish.words())
                : wish;
    }

    public Found find(Wish asked) {
        var wish = settled(asked);
        var middle = towns.find(wish.place()).orElse(null);
        if (wish.place() != null && middle == null) {
            return new Found(wish, null, null, 0, List.of());
        }
        var hits = List.<Hit>of();
        var circle = 0;
        if (middle == null) {
            hits = rows.anywhere(wish, MOST);
        } else {
            for (var kilometres : CIRCLES) {
                circle = kilometres;
                hits = rows.within(wish, middle, kilometres, MOST);
                if (hits.size() >= ENOUGH) {
                    break;
                }
            }
        }
        return new Found(
                wish,
                middle == null ? null : middle.town(),
                middle == null ? null : new double[] {middle.longitude(), middle.latitude()},
                circle,
                ordered(wish, withSlots(wish, once(hits))));
    }

    /// A professional who practises in several places is shown once, at the nearest.
    private static List<Hit> once(List<Hit> hits) {
        var byNumber = new LinkedHashMap<String, Hit>();
        hits.forEach(it -> byNumber.putIfAbsent(it.number(), it));
        return List.copyOf(byNumber.values());
    }

    private List<Hit> withSlots(Wish wish, List<Hit> hits) {
        var rpps = hits.stream().filter(Hit::professional).map(Hit::number).collect(Collectors.toSet());
        if (rpps.isEmpty()) {
            return hits;
        }
        var next = nextSlots(rpps, wish.day());
        return hits.stream().map(it -> it.with(next.get(it.number()))).toList();
    }

    /// First slot open to the public of each professional, on that day or in the two weeks to come.
    private Map<String, Instant> nextSlots(Set<String> rpps, @Nullable LocalDate day) {
        var now = clock.instant();
        var from = day == null ? now : latest(now, day.atStartOfDay(PARIS).toInstant());
        var to = day == null
                ? now.plus(Duration.ofDays(14))
                : day.plusDays(1).atStartOfDay(PARIS).toInstant();
        var found = slots.search(SlotSearch.free(from, to, Visibility.EVERYBODY).ofProfessionals(rpps), null, 1_000)
                .items();
        var owners = agendas.byIds(found.stream().map(TimeSlot::agenda).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Agenda::id, it -> it));
        var next = new HashMap<String, Instant>();
        for (var slot : found) {
            var owner = owners.get(slot.agenda());
            var professional = owner == null ? null : owner.professional();
            if (professional != null) {
                next.putIfAbsent(professional.rpps(), slot.start());
            }
        }
        return next;
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static List<Hit> ordered(Wish wish, List<Hit> hits) {
        if (wish.day() == null) {
            return hits;
        }
        var ordered = new ArrayList<>(hits);
        ordered.sort(Comparator.comparing(it -> it.nextSlot() == null)); // stable: the nearest stay first
        return ordered;
    }

    /// @param town the place as the directory names it; null when none was asked or found
    /// @param middle longitude and latitude of the place
    /// @param circle kilometres around it that were needed
    public record Found(Wish wish, @Nullable String town, double @Nullable [] middle, int circle, List<Hit> hits) {}
}
