package fr.socle.directory.annuaire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// How far one goes for a general practitioner, town by town: the distance between the middle of the town and
/// the nearest place where one practises, and how many practise within fifteen kilometres. Only what the
/// directory knows; neither waiting times nor working hours.
@Service
public class Deserts {

    private final JdbcClient jdbc;

    Deserts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The towns of a department that have an establishment, the farthest from a doctor first.
    public List<Town> of(String department) {
        return jdbc.sql("""
                        with town as (
                            select e.commune, min(e.town) as name, avg(p.longitude) as lon, avg(p.latitude) as lat
                              from directory.establishment e
                              join directory.structure_point p on p.organization = e.finess
                             where e.department = :department and e.commune is not null
                             group by e.commune),
                        doctor as (
                            select distinct practice.practitioner, point.longitude as lon, point.latitude as lat
                              from directory.practice_situation practice
                              join directory.practitioner person on person.id = practice.practitioner
                              join directory.structure_point point on point.organization = practice.organization
                             where practice.active and person.active
                               and practice.specialities && '{SM54,SM26,SM53}'::text[]
                               and point.longitude between (select min(lon) from town) - 0.6
                                                       and (select max(lon) from town) + 0.6
                               and point.latitude between (select min(lat) from town) - 0.4
                                                      and (select max(lat) from town) + 0.4)
                        select town.name, town.commune,
                               (select min(directory.kilometres(doctor.lon, doctor.lat, town.lon, town.lat)) from doctor)
                               as nearest,
                               (select count(distinct doctor.practitioner) from doctor
                                 where directory.kilometres(doctor.lon, doctor.lat, town.lon, town.lat) <= 15) as around
                          from town order by nearest desc nulls first, town.name limit 500""")
                .param("department", department)
                .query((row, _) -> new Town(
                        row.getString("name"),
                        row.getString("commune"),
                        row.getObject("nearest", Double.class),
                        row.getInt("around")))
                .list();
    }

    /// Departments that have establishments.
    public List<String> departments() {
        return jdbc.sql("""
                        select distinct department from directory.establishment
                         where department is not null order by department""").query((row, _) -> row.getString(1)).list();
    }

    /// @param nearest kilometres to the nearest general practitioner; null when there is none around
    /// @param around how many within fifteen kilometres
    public record Town(
            String name, String commune, @Nullable Double nearest, int around) {}
}
