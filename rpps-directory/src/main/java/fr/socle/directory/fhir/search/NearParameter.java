package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.SearchText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Within a distance of a point (`near`), of a commune by its INSEE code (`near-insee-code=44162|15|km`) or of a town
/// by its name (`near-town=Chambéry|10`). The middle of a commune is that of its own establishments.
public final class NearParameter implements Parameter {

    private static final String MIDDLE =
            "select avg(latitude) as latitude, avg(longitude) as longitude from directory.establishment where ";

    private final JdbcTemplate jdbc;
    private final String whereabouts;
    private final @Nullable String townColumn;

    /// @param whereabouts column that [fr.socle.directory] places on the map
    /// @param townColumn of the establishments: `commune`, `town_key`, or null for coordinates
    public NearParameter(JdbcTemplate jdbc, String whereabouts, @Nullable String townColumn) {
        this.jdbc = jdbc;
        this.whereabouts = whereabouts;
        this.townColumn = townColumn;
    }

    @Override
    public String kind() {
        return "special";
    }

    @Override
    public Sql where(Criterion asked, Types types) {
        return Sql.join(
                Sql.of(whereabouts + " in (select organization from directory.structure_point g where "),
                circle(asked).condition(),
                Sql.of(")"));
    }

    Near circle(Criterion asked) {
        asked.allow();
        if (asked.values().size() != 1) {
            throw asked.refused();
        }
        var written = asked.values().getFirst();
        return townColumn == null ? Near.of(written) : aroundTown(asked, written.split("\\|", -1));
    }

    String whereabouts() {
        return whereabouts;
    }

    private Near aroundTown(Criterion asked, String[] parts) {
        var town = "town_key".equals(townColumn) ? SearchText.town(parts[0]) : parts[0];
        try {
            var near = jdbc.query(
                    MIDDLE + townColumn + " = ?",
                    (row, _) -> row.getObject("latitude") == null
                            ? null
                            : new Near(row.getDouble("latitude"), row.getDouble("longitude"), Near.distance(parts, 1)),
                    town);
            var found = near.getFirst();
            if (found != null) {
                return found;
            }
        } catch (NumberFormatException unreadable) {
            throw asked.refused();
        }
        throw new DirectoryRefusal.UnknownPlace(parts[0]).asException();
    }

    @Override
    public Sql present() {
        return Sql.of("exists (select from directory.structure_point where organization = " + whereabouts + ")");
    }
}
