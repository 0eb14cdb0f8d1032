package fr.socle.directory.offer.load;

import static java.time.ZoneOffset.UTC;

import fr.socle.directory.beds.CarePlace;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.beds.Closings;
import fr.socle.directory.offer.Offer;
import fr.socle.directory.offer.OfferRow;
import fr.socle.kernel.Actor;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Puts a new version of the ROR in the place of the one before, which is kept beside. Beds counted by a
/// hospital since the file was made stay as the hospital counted them.
@Component
class RorVersions {

    private static final double LEAST = 0.95;
    private static final List<String> TABLES = List.of("ror_unit", "ror_place", "bed_row", "ror_offer");

    private final JdbcTemplate jdbc;
    private final CarePlaces places;
    private final Closings closings;

    RorVersions(JdbcTemplate jdbc, CarePlaces places, Closings closings) {
        this.jdbc = jdbc;
        this.places = places;
        this.closings = closings;
    }

    void open() {
        jdbc.query("select pg_advisory_xact_lock(hashtext('directory.ror'))", _ -> {});
    }

    void refuseIfShrunk(long now) {
        var before = jdbc.queryForObject("""
            select (select count(*) from directory.ror_unit where source = 'ror')
                 + (select count(*) from directory.ror_place where source = 'ror')
                 + (select count(*) from directory.ror_offer where source = 'ror')\
            """, Long.class);
        if (before != null && now < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, now).asException();
        }
    }

    /// How many records of the version before are gone.
    long withdrawn() {
        var gone = 0L;
        for (var table : List.of("ror_unit", "ror_place", "ror_offer")) {
            var count = jdbc.queryForObject(
                    "select count(*) from directory." + table + "_previous old where source = 'ror'"
                            + " and not exists (select from directory." + table + " where id = old.id)",
                    Long.class);
            gone += count == null ? 0 : count;
        }
        return gone;
    }

    /// @return how many records serve now
    long swap(RorFile read, ImportProgress progress, Instant now) {
        refuseOtherNature(read, progress);
        var counted = counted(read);
        var gone = gone();
        for (var table : TABLES) {
            jdbc.execute("drop table if exists directory." + table + "_previous");
            jdbc.execute("create table directory." + table + "_previous as select * from directory." + table);
        }
        jdbc.update("delete from directory.ror_offer where source = 'ror'");
        jdbc.update("delete from directory.ror_place where source = 'ror'");
        jdbc.update("delete from directory.ror_unit where source = 'ror'");
        jdbc.batchUpdate(
                OfferRow.ADD_UNIT,
                read.units().values().stream()
                        .map(it -> OfferRow.values(it, "ror"))
                        .toList());
        read.places().values().forEach(it -> add(it, counted.get(it.id()), gone.getOrDefault(it.id(), 0)));
        jdbc.batchUpdate(
                OfferRow.ADD_OFFER,
                read.offers().values().stream()
                        .map(it -> OfferRow.values(it, "ror"))
                        .toList());
        tellDeletions("Location", "ror_place", "old.version", now);
        tellDeletions("HealthcareService", "ror_offer", "1", now);
        RorImport.closings(read).forEach((unit, closing) -> closings.applyBelow(Actor.PLATFORM, unit, closing));
        closings.keepToTheCalendar();
        return read.size();
    }

    /// The version under which places were deleted: one that comes back goes on from there.
    private Map<String, Integer> gone() {
        var gone = new HashMap<String, Integer>();
        jdbc.query(
                "select id, max(version) from directory.past_version where type = 'Location' and deleted group by id",
                row -> {
                    gone.put(row.getString(1), row.getInt(2));
                });
        return gone;
    }

    /// @param table,version constants
    private void tellDeletions(String type, String table, String version, Instant now) {
        jdbc.update("""
                insert into directory.past_version (type, id, version, updated_at, deleted, content)
                select ?, old.id, 1 + greatest(%2$s, coalesce((select max(past.version) from directory.past_version past
                                                      where past.type = ? and past.id = old.id), 0)), ?, true, null
                  from directory.%1$s_previous old
                 where old.source = 'ror' and not exists (select from directory.%1$s where id = old.id)
                on conflict do nothing""".formatted(table, version), type, type, now.atOffset(UTC));
    }

    /// Field and care mode never change: an offer of another nature is another offer (RG_EXP_010, 011).
    private void refuseOtherNature(RorFile read, ImportProgress progress) {
        var before = new HashMap<String, String>();
        jdbc.query("select id, field, care_mode from directory.ror_offer where source = 'ror'", row -> {
            before.put(row.getString(1), row.getString(2) + "/" + row.getString(3));
        });
        read.offers().values().removeIf(it -> {
            var changed = before.containsKey(it.id()) && !before.get(it.id()).equals(nature(it));
            if (changed) {
                progress.rejected(
                        read.line("o", it.id()),
                        "directory.ror-other-nature",
                        it.id() + " changed its field or care mode, which makes another offer.");
            }
            return changed;
        });
    }

    private static String nature(Offer it) {
        return it.field() + "/" + it.careMode();
    }

    /// Places whose beds a hospital counted later than the file says.
    private Map<String, CarePlace> counted(RorFile read) {
        var known = new HashMap<String, CarePlace>();
        if (!read.places().isEmpty()) {
            places.byIds(read.places().keySet()).forEach(it -> known.put(it.id(), it));
        }
        return known;
    }

    private void add(CarePlace it, @Nullable CarePlace before, int gone) {
        var rows = it.rows();
        var version = gone + 1;
        if (before != null) {
            version = before.version() + 1;
            var last = before.countedAt();
            var now = it.countedAt();
            if (last != null && (now == null || last.isAfter(now))) {
                rows = before.rows();
            }
        }
        var where = it.where();
        var closing = it.closing();
        var added = jdbc.update(
                """
                insert into directory.ror_place (id, number, name, kind, finess, unit, line, town, postal_code, commune,
                       department, longitude, latitude, closing_type, closed_on, reopens_on, source, version, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ror', ?, ?) on conflict do nothing\
                """,
                it.id(),
                it.number(),
                it.name(),
                it.kind(),
                it.finess(),
                it.unit(),
                where.line(),
                where.town(),
                where.postalCode(),
                where.commune(),
                where.department(),
                where.longitude(),
                where.latitude(),
                closing == null ? null : closing.type(),
                closing == null ? null : closing.from(),
                closing == null ? null : closing.reopensOn(),
                version,
                it.updatedAt().atOffset(UTC));
        if (added == 1) {
            var kept = rows;
            jdbc.batchUpdate(
                    CarePlaces.WRITE_ROW,
                    IntStream.range(0, kept.size())
                            .mapToObj(i -> CarePlaces.rowValues(it.id(), i, kept.get(i)))
                            .toList());
        }
    }
}
