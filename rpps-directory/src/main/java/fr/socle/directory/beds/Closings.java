package fr.socle.directory.beds;

import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Closes and reopens an internal structure or a place. A closing goes down to everything below, with the same
/// type and dates (RG_EXP_044), takes the available beds to zero (RG_EXP_047), and is wiped out by the reopening
/// (RG_EXP_046).
@Service
@Transactional
public class Closings {

    private static final String BELOW = """
            with recursive below as (
                select id from directory.ror_unit where id = :unit
                union
                select child.id from directory.ror_unit child join below on child.part_of = below.id)
            """;

    private static final String DATES =
            "closing_type = :type, closed_on = :from::date, reopens_on = :until::date, updated_at = :now";

    private final CarePlaces places;
    private final BedReporting reporting;
    private final JdbcClient jdbc;
    private final Clock clock;

    Closings(CarePlaces places, BedReporting reporting, JdbcClient jdbc, Clock clock) {
        this.places = places;
        this.reporting = reporting;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param closing null reopens
    public void ofUnit(Caller by, String unit, @Nullable Closing closing) {
        var finess = jdbc
                .sql("select finess from directory.ror_unit where id = ?")
                .param(unit)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new BedRefusal.UnknownUnit().asException());
        reporting.requireKeeper(by, finess);
        applyBelow(by.actor(), unit, closing);
    }

    /// @param closing null reopens
    public void ofPlace(Caller by, String place, @Nullable Closing closing) {
        var known = places.require(place);
        reporting.requireKeeper(by, known.finess());
        set("update directory.ror_place set " + DATES + " where id = :unit", place, closing);
        empty(by.actor(), List.of(place), closing);
    }

    /// For what an import or a decision of the establishment has closed or reopened.
    public void applyBelow(Actor by, String unit, @Nullable Closing closing) {
        set(BELOW + "update directory.ror_unit set " + DATES + " where id in (select id from below)", unit, closing);
        set(BELOW + "update directory.ror_offer set " + DATES + " where unit in (select id from below)", unit, closing);
        set(BELOW + "update directory.ror_place set " + DATES + " where unit in (select id from below)", unit, closing);
        var wards = jdbc.sql(BELOW + "select id from directory.ror_place where unit in (select id from below)")
                .param("unit", unit)
                .query((row, _) -> row.getString(1))
                .list();
        empty(by, wards, closing);
    }

    private void set(String sql, String what, @Nullable Closing closing) {
        jdbc.sql(sql)
                .param("unit", what)
                .param("type", closing == null ? null : closing.type())
                .param("from", closing == null ? null : closing.from())
                .param("until", closing == null ? null : closing.reopensOn())
                .param("now", PlaceRow.at(clock.instant()))
                .update();
    }

    private void empty(Actor by, List<String> wards, @Nullable Closing closing) {
        var now = clock.instant();
        if (closing == null || !closing.holdsOn(BedReporting.today(now))) {
            return;
        }
        for (var ward : places.byIds(wards)) {
            var rows = ward.rows().stream()
                    .map(it -> it.status().equals(CapacityRow.AVAILABLE) ? it.emptied(now) : it)
                    .toList();
            if (!rows.equals(ward.rows())) {
                reporting.write(by, ward, rows, now);
            }
        }
    }
}
