package fr.socle.directory.annuaire;

import fr.socle.directory.annuaire.Towns.Middle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The queries behind the search: professionals by their places of practice, establishments by themselves.
@Component
class NearRows {

    private static final String PROFESSIONALS = """
            select true as professional, person.rpps as number, person.civility, person.family_name, person.given_name,
                   person.profession, person.know_how, null as label, person.sort_key,
                   practice.structure_name as name, practice.postal_code, practice.town, point.longitude, point.latitude,
                   point.precision, said.takes_new_patients, %s as km
              from directory.practitioner person
              join directory.practice_situation practice on practice.practitioner = person.id
              left join directory.structure_point point on point.organization = practice.organization
              left join directory.own_declaration said on said.rpps = person.rpps
             where person.active and practice.active""";

    private static final String ESTABLISHMENTS = """
            select false as professional, place.finess as number, null as civility, coalesce(place.long_name, place.name)
                   as family_name, null as given_name, null as profession, null as know_how,
                   place.category_label as label, place.sort_key, null as name, place.postal_code, place.town,
                   point.longitude, point.latitude, point.precision, null::boolean as takes_new_patients, %s as km
              from directory.establishment place
              left join directory.structure_point point on point.organization = place.finess
             where true""";

    private final JdbcClient jdbc;

    NearRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Hit> anywhere(Wish wish, int most) {
        return read(wish, "null::double precision", new ArrayList<>(), new HashMap<>(), "sort_key, number", most);
    }

    List<Hit> within(Wish wish, Middle middle, int kilometres, int most) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        parameters.put("lon", middle.longitude());
        parameters.put("lat", middle.latitude());
        // on the plane, a kilometre grows with the latitude
        parameters.put("metres", 1_000.0 * kilometres / Math.cos(Math.toRadians(middle.latitude())));
        conditions.add("point.place <@ circle(directory.on_plane(:lat, :lon), :metres)");
        return read(
                wish,
                "directory.kilometres(point.longitude, point.latitude, :lon, :lat)",
                conditions,
                parameters,
                "km, sort_key, number",
                most);
    }

    private List<Hit> read(
            Wish wish, String km, List<String> conditions, Map<String, Object> parameters, String order, int most) {
        var haystack = wish.wantsEstablishments() ? "place.search_text" : "person.search_text";
        if (wish.wantsEstablishments()) {
            conditions.add("place.category = any(:categories::text[])");
            parameters.put("categories", wish.categories().toArray(String[]::new));
        } else {
            professionals(wish, conditions, parameters);
        }
        words(wish, haystack, conditions, parameters);
        parameters.put("most", most);
        var sql = (wish.wantsEstablishments() ? ESTABLISHMENTS : PROFESSIONALS).formatted(km)
                + conditions.stream().map(it -> " and " + it).collect(Collectors.joining())
                + " order by " + order + " limit :most";
        return jdbc.sql(sql).params(parameters).query((row, _) -> hit(row)).list();
    }

    private static void professionals(Wish wish, List<String> conditions, Map<String, Object> parameters) {
        if (!wish.specialities().isEmpty()) {
            conditions.add(
                    "(practice.specialities && :specialities::text[] or person.know_how = any(:specialities::text[]))");
            parameters.put("specialities", wish.specialities().toArray(String[]::new));
        }
        if (!wish.professions().isEmpty()) {
            conditions.add("person.profession = any(:professions::text[])");
            parameters.put("professions", wish.professions().toArray(String[]::new));
        }
        if (wish.newPatients()) {
            conditions.add("said.takes_new_patients");
        }
    }

    /// Keys hold capitals, digits and spaces only: no pattern needs an escape.
    private static void words(Wish wish, String haystack, List<String> conditions, Map<String, Object> parameters) {
        var words = wish.words().split(" ");
        for (var i = 0; i < words.length; i++) {
            if (!words[i].isEmpty()) {
                conditions.add(haystack + " like :word" + i);
                parameters.put("word" + i, "% " + words[i] + "%");
            }
        }
    }

    private static Hit hit(ResultSet row) throws SQLException {
        var professional = row.getBoolean("professional");
        var precision = row.getString("precision");
        return new Hit(
                professional,
                row.getString("number"),
                professional
                        ? title(row.getString("civility"), row.getString("given_name"), row.getString("family_name"))
                        : row.getString("family_name"),
                row.getString("profession"),
                row.getString("know_how"),
                row.getString("label"),
                joined(", ", row.getString("name"), joined(" ", row.getString("postal_code"), row.getString("town"))),
                row.getObject("km", Double.class),
                "address".equals(precision),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class),
                null,
                row.getObject("takes_new_patients", Boolean.class));
    }

    private static String title(@Nullable String civility, @Nullable String given, @Nullable String family) {
        return joined(" ", "DR".equals(civility) ? "Dr" : "PR".equals(civility) ? "Pr" : null, given, family);
    }

    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(separator));
    }
}
