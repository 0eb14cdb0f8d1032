package fr.socle.directory.annuaire;

import fr.socle.directory.Place;
import fr.socle.directory.SearchText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where a place is, from the points of the structures that stand in it.
@Component
class Towns {

    private final JdbcClient jdbc;

    Towns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Among towns of the same name, the one with the most establishments.
    Optional<Middle> find(@Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        return Place.parse(typed).flatMap(place -> switch (place) {
            case Place.Department(var code) -> middle("e.department = :value", code);
            case Place.Code(var code) -> middle("(e.postal_code = :value or e.commune = :value)", code);
            case Place.Town(var name) ->
                middle("e.town_key = :value", SearchText.town(name))
                        .or(() -> middle("e.town_key like :value", SearchText.town(name) + "%"));
        });
    }

    /// The communes of a rectangle that have an establishment, the one with the most first.
    List<Middle> within(double west, double south, double east, double north) {
        return jdbc.sql("""
            select min(e.department) as department, min(e.town) as town, avg(p.longitude) as lon,
                   avg(p.latitude) as lat
              from directory.structure_point p
              join directory.establishment e on e.finess = p.organization
             where p.place <@ box(directory.on_plane(:south, :west), directory.on_plane(:north, :east))
               and e.commune is not null
             group by e.commune order by count(*) desc, e.commune limit 250\
            """)
                .param("west", west)
                .param("south", south)
                .param("east", east)
                .param("north", north)
                .query((row, _) -> new Middle(
                        row.getString("town"), row.getString("department"), row.getDouble("lon"), row.getDouble("lat")))
                .list();
    }

    private Optional<Middle> middle(String condition, String value) {
        return jdbc
                .sql("""
                    select e.department, min(e.town) as town, avg(p.longitude) as lon, avg(p.latitude) as lat
                      from directory.establishment e
                      join directory.structure_point p on p.organization = e.finess
                     where %s group by e.department order by count(*) desc limit 1\
                    """.formatted(condition))
                .param("value", value)
                .query((row, _) -> new Middle(
                        row.getString("town"), row.getString("department"), row.getDouble("lon"), row.getDouble("lat")))
                .list()
                .stream()
                .findFirst();
    }

    record Middle(@Nullable String town, @Nullable String department, double longitude, double latitude) {}
}
