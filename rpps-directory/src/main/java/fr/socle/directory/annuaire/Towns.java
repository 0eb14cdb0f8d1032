package fr.socle.directory.annuaire;

import fr.socle.directory.Place;
import fr.socle.directory.SearchText;
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

    private Optional<Middle> middle(String condition, String value) {
        return jdbc
                .sql("""
                        select e.department, min(e.town) as town, avg(p.longitude) as lon, avg(p.latitude) as lat
                          from directory.establishment e
                          join directory.structure_point p on p.organization = e.finess
                         where %s group by e.department order by count(*) desc limit 1""".formatted(condition))
                .param("value", value)
                .query((row, _) -> new Middle(
                        row.getString("town"), row.getString("department"), row.getDouble("lon"), row.getDouble("lat")))
                .list()
                .stream()
                .findFirst();
    }

    record Middle(@Nullable String town, @Nullable String department, double longitude, double latitude) {}
}
