package fr.socle.directory.beds;

import fr.socle.directory.Establishments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The beds of a territory at a glance, each line with its own time. What nobody has counted for long is shown,
/// marked, and comes last.
@Service
public class BedBoard {

    private static final int MOST = 2_000;

    private final CarePlaces places;
    private final Establishments establishments;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration stale;

    BedBoard(
            CarePlaces places,
            Establishments establishments,
            JdbcClient jdbc,
            Clock clock,
            @Value("${socle.directory.beds.stale-after:PT24H}") Duration stale) {
        this.places = places;
        this.establishments = establishments;
        this.jdbc = jdbc;
        this.clock = clock;
        this.stale = stale;
    }

    /// Departments that have beds to show.
    public List<String> territories() {
        return jdbc.sql("select distinct department from directory.ror_place order by department")
                .query((row, _) -> row.getString(1))
                .list();
    }

    public List<Line> of(String department) {
        var wards = places.search(
                        new PlaceSearch().among(PlaceSearch.Column.DEPARTMENT, List.of(department)), null, MOST)
                .items();
        return lines(wards.stream().filter(it -> !it.rows().isEmpty()).toList()).stream()
                .sorted(Comparator.comparing(Line::stale)
                        .thenComparing(Line::establishment)
                        .thenComparing(Line::name))
                .toList();
    }

    /// Lines that changed at this time or later, in the order of the changes.
    List<Line> changedSince(String department, Instant since) {
        var ids = jdbc.sql("""
                        select id from directory.ror_place where updated_at >= ? and department = ?
                         order by updated_at limit 1000""")
                .params(PlaceRow.at(since), department)
                .query((row, _) -> row.getString(1))
                .list();
        return ids.isEmpty() ? List.of() : lines(places.byIds(ids));
    }

    public List<Moment> history(String place) {
        return jdbc.sql("""
                        select at, installed, available, occupied from directory.bed_history
                         where place = ? order by at desc, version desc limit 200""")
                .param(place)
                .query((row, _) -> new Moment(
                        row.getTimestamp("at").toInstant(),
                        row.getInt("installed"),
                        row.getInt("available"),
                        row.getInt("occupied")))
                .list();
    }

    private List<Line> lines(List<CarePlace> wards) {
        var names =
                establishments.byNumbers(wards.stream().map(CarePlace::finess).collect(Collectors.toSet()));
        var now = clock.instant();
        return wards.stream()
                .map(it -> {
                    var establishment = names.get(it.finess());
                    var counted = it.countedAt();
                    var closing = it.closing();
                    return new Line(
                            it.id(),
                            it.name(),
                            it.finess(),
                            establishment == null ? it.finess() : establishment.displayName(),
                            it.total(CapacityRow.INSTALLED),
                            it.total(CapacityRow.AVAILABLE),
                            it.total(CapacityRow.AVAILABLE, "01"),
                            it.total(CapacityRow.AVAILABLE, "02"),
                            it.total(CapacityRow.AVAILABLE, null),
                            counted,
                            counted == null || counted.isBefore(now.minus(stale)),
                            closing != null && closing.holdsOn(BedReporting.today(now)),
                            it.version());
                })
                .toList();
    }

    /// @param any available to women and to men alike
    /// @param countedAt null when nobody ever counted
    public record Line(
            String place,
            String name,
            String finess,
            String establishment,
            int installed,
            int available,
            int women,
            int men,
            int any,
            @Nullable Instant countedAt,
            boolean stale,
            boolean closed,
            int version) {}

    public record Moment(Instant at, int installed, int available, int occupied) {}
}
