package fr.socle.directory.beds;

import static java.time.ZoneOffset.UTC;

import fr.socle.directory.BedAvailabilityChanged;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An establishment says how many beds it has. It speaks of its own only, of the version it read, and every
/// change is kept with its author.
@Service
@Transactional
public class BedReporting {

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int MOST_ROWS = 100;
    private static final int MOST_BEDS = 100_000;

    private final CarePlaces places;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BedReporting(CarePlaces places, JdbcTemplate jdbc, ApplicationEventPublisher events, Clock clock) {
        this.places = places;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// @param expected the version the caller read
    /// @param rows all of the place's rows, as they are now
    public CarePlace report(Caller by, String id, int expected, List<CapacityRow> rows) {
        lock(id);
        var place = places.require(id);
        requireKeeper(by, place.finess());
        if (expected != place.version()) {
            throw new BedRefusal.Changed(place.version()).asException();
        }
        var now = clock.instant();
        requireSound(rows, now);
        var closing = place.closing();
        if (closing != null
                && closing.holdsOn(today(now))
                && rows.stream().anyMatch(it -> it.status().equals(CapacityRow.AVAILABLE) && it.number() > 0)) {
            throw new BedRefusal.Closed().asException();
        }
        write(by.actor(), place, rows, now);
        return places.require(id);
    }

    /// Who may: the software of the establishment, or a professional who acts there.
    public void requireKeeper(Caller by, String finess) {
        var theirs =
                switch (by) {
                    case Caller.Software it ->
                        it.structure() != null && it.structure().value().equals(finess);
                    case Caller.Professional it -> {
                        var situation = it.situation();
                        yield situation != null
                                && situation.finess() != null
                                && situation.finess().value().equals(finess);
                    }
                    case Caller.Citizen _, Caller.Administrator _ -> false;
                };
        if (!theirs) {
            throw new BedRefusal.NotYourBeds().asException();
        }
    }

    private void lock(String id) {
        jdbc.query("select from directory.ror_place where id = ? for update", _ -> {}, id);
    }

    void write(Actor by, CarePlace place, List<CapacityRow> rows, Instant now) {
        var version = place.version() + 1;
        jdbc.update("delete from directory.bed_row where place = ?", place.id());
        jdbc.batchUpdate(
                PlaceRow.WRITE_ROW,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> PlaceRow.values(place.id(), i, rows.get(i)))
                        .toList());
        jdbc.update(
                "update directory.ror_place set version = ?, updated_at = ? where id = ?",
                version,
                now.atOffset(UTC),
                place.id());
        jdbc.update(
                """
                insert into directory.bed_history (place, version, at, by_role, by_reference, installed, available, occupied)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                place.id(),
                version,
                now.atOffset(UTC),
                by.role().name(),
                by.reference(),
                sum(rows, CapacityRow.INSTALLED),
                sum(rows, CapacityRow.AVAILABLE),
                sum(rows, CapacityRow.OCCUPIED));
        events.publishEvent(new BedAvailabilityChanged(place.id(), place.finess(), version, by, now));
    }

    private static int sum(List<CapacityRow> rows, String status) {
        return rows.stream()
                .filter(it -> it.isOrdinary() && it.status().equals(status))
                .mapToInt(CapacityRow::number)
                .sum();
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, PARIS);
    }

    private static void requireSound(List<CapacityRow> rows, Instant now) {
        require(rows.size() <= MOST_ROWS, "There are more than " + MOST_ROWS + " rows.");
        for (var row : rows) {
            require(row.number() >= 0 && row.number() <= MOST_BEDS, "A number of beds is 0 or more.");
            require(!row.updatedAt().isAfter(now.plus(AHEAD)), "capacityUpdateDate lies in the future.");
            require(
                    (row.closing() == null) || row.status().equals(CapacityRow.CLOSED),
                    "capacityClosingType goes with status 05 only.");
            require(
                    only(row.additional(), row.status()) && only(row.crisis(), row.status()),
                    "additionalBedType and crisisType go with status 06 only.");
        }
    }

    private static boolean only(@Nullable String value, String status) {
        return value == null || status.equals(CapacityRow.ADDITIONAL);
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new BedRefusal.Uncountable(why).asException();
        }
    }
}
