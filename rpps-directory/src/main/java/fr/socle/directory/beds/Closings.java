package fr.socle.directory.beds;

import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Closes and reopens an internal structure or a place. A closing goes down to everything below, with the same
/// type and dates (RG_EXP_044), takes the available beds to zero on its day (RG_EXP_047), and is wiped out by the
/// reopening (RG_EXP_046).
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

    /// The rows of a place and its closing, told together.
    ///
    /// @param expected the version the caller read
    /// @param closing null reopens
    public CarePlace ofPlace(Caller by, String place, int expected, List<CapacityRow> rows, @Nullable Closing closing) {
        reporting.requireKeeper(by, places.require(place).finess());
        set("update directory.ror_place set " + DATES + " where id = :unit", place, closing);
        var now = clock.instant();
        return reporting.report(by, place, expected, holds(closing, now) ? emptied(rows, now) : rows);
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
        if (holds(closing, clock.instant())) {
            empty(by, wards);
        }
    }

    /// What the calendar says, whether the establishment says it again or not: no bed is available where a closing
    /// holds (RG_EXP_047), and a closing that is over is wiped out (RG_EXP_046).
    public void keepToTheCalendar() {
        var today = BedReporting.today(clock.instant());
        for (var table : List.of("ror_unit", "ror_offer", "ror_place")) {
            jdbc.sql("update directory." + table + " set closing_type = null, closed_on = null, reopens_on = null,"
                            + " updated_at = :now where reopens_on <= :today")
                    .param("now", PlaceRow.at(clock.instant()))
                    .param("today", today)
                    .update();
        }
        empty(
                Actor.PLATFORM,
                jdbc.sql("""
                        select place.id from directory.ror_place place
                         where place.closed_on <= :today
                           and exists (select from directory.bed_row
                                        where place = place.id and status = '02' and number > 0)
                           for update skip locked""")
                        .param("today", today)
                        .query((row, _) -> row.getString(1))
                        .list());
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

    private void empty(Actor by, List<String> wards) {
        var now = clock.instant();
        for (var ward : places.byIds(wards)) {
            var rows = emptied(ward.rows(), now);
            if (!rows.equals(ward.rows())) {
                reporting.write(by, ward, rows, now);
            }
        }
    }

    private static boolean holds(@Nullable Closing closing, Instant now) {
        return closing != null && closing.holdsOn(BedReporting.today(now));
    }

    private static List<CapacityRow> emptied(List<CapacityRow> rows, Instant now) {
        return rows.stream()
                .map(it -> it.status().equals(CapacityRow.AVAILABLE) && it.number() > 0 ? it.emptied(now) : it)
                .toList();
    }
}
