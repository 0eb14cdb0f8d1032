package fr.socle.directory.beds;

import fr.socle.directory.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The places of care with their beds, in the order of their ids.
@Service
public class CarePlaces {

    /// Writes one row of beds; the values come from [#rowValues].
    public static final String WRITE_ROW = PlaceRow.WRITE_ROW;

    private final JdbcClient jdbc;

    CarePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<CarePlace> find(String id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    public CarePlace require(String id) {
        return find(id).orElseThrow(() -> new BedRefusal.UnknownPlace().asException());
    }

    public List<CarePlace> byIds(Collection<String> ids) {
        return search(new PlaceSearch().among(PlaceSearch.Column.ID, List.copyOf(ids)), null, Math.max(1, ids.size()))
                .items();
    }

    public List<CarePlace> ofEstablishment(String finess) {
        return search(new PlaceSearch().among(PlaceSearch.Column.FINESS, List.of(finess)), null, 500)
                .items();
    }

    /// @param after the [Page#next] of the page before
    public Page<CarePlace> search(PlaceSearch wanted, @Nullable String after, int limit) {
        var parameters = new HashMap<>(wanted.parameters());
        var beyond = "";
        if (after != null) {
            beyond = " and place.id > :after";
            parameters.put("after", after);
        }
        parameters.put("limit", limit + 1);
        var found = jdbc.sql("select place.* from directory.ror_place place where " + wanted.sql() + beyond
                        + " order by place.id limit :limit")
                .params(parameters)
                .query((row, _) -> PlaceRow.place(row, List.of()))
                .list();
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var rows = rows(page.stream().map(CarePlace::id).toList());
        return new Page<>(
                page.stream()
                        .map(it -> with(it, rows.getOrDefault(it.id(), List.of())))
                        .toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    public long count(PlaceSearch wanted) {
        return jdbc.sql("select count(*) from directory.ror_place place where " + wanted.sql())
                .params(wanted.parameters())
                .query(Long.class)
                .single();
    }

    Map<String, List<CapacityRow>> rows(Collection<String> places) {
        var rows = new HashMap<String, List<CapacityRow>>();
        if (!places.isEmpty()) {
            jdbc.sql("select * from directory.bed_row where place in (:places) order by place, rank")
                    .param("places", places)
                    .query((row, _) -> Map.entry(row.getString("place"), PlaceRow.row(row)))
                    .list()
                    .forEach(it -> rows.computeIfAbsent(it.getKey(), _ -> new java.util.ArrayList<>())
                            .add(it.getValue()));
        }
        return rows;
    }

    private static CarePlace with(CarePlace it, List<CapacityRow> rows) {
        return new CarePlace(
                it.id(),
                it.number(),
                it.name(),
                it.kind(),
                it.finess(),
                it.unit(),
                it.where(),
                it.closing(),
                it.version(),
                it.updatedAt(),
                rows);
    }

    /// @param row of the table of places
    public static CarePlace withoutBeds(ResultSet row) throws SQLException {
        return PlaceRow.place(row, List.of());
    }

    public static @Nullable Object[] rowValues(String place, int rank, CapacityRow row) {
        return PlaceRow.values(place, rank, row);
    }

    /// The point of a commune: the middle of the establishments that stand in it.
    ///
    /// @return longitude and latitude
    public Optional<double[]> middleOf(String commune) {
        return jdbc
                .sql("""
                        select avg(longitude) as lon, avg(latitude) as lat from (
                            select longitude, latitude from directory.establishment
                             where commune = :commune and longitude is not null
                            union all
                            select longitude, latitude from directory.ror_place
                             where commune = :commune and longitude is not null) point
                        having count(*) > 0""")
                .param("commune", commune)
                .query((row, _) -> new double[] {row.getDouble("lon"), row.getDouble("lat")})
                .list()
                .stream()
                .findFirst();
    }
}
