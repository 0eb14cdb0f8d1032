package fr.socle.directory.load;

import fr.socle.directory.SearchText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The geographic address among those of a structure (usage 03), wherever it stands in the list.
final class FinessPlusAddress {

    private static final String GEOGRAPHIC = "03";
    private static final int POSTAL_CODE = 5;
    private static final int LAMBERT_93 = 2154;
    /// The grid of each territory overseas, by its department.
    private static final Map<String, Integer> GRIDS = Map.of(
            "971", 5490, "972", 5490, "977", 5490, "978", 5490, "973", 2972, "974", 2975, "975", 32621, "976", 4471,
            "986", 32701);

    private final JsonBranch address;

    private FinessPlusAddress(JsonBranch address) {
        this.address = address;
    }

    static FinessPlusAddress of(List<JsonBranch> all) {
        return new FinessPlusAddress(all.stream()
                .filter(it -> GEOGRAPHIC.equals(it.text("usageadresse")))
                .findFirst()
                .orElseGet(() -> all.isEmpty() ? new JsonBranch(Map.of()) : all.getFirst()));
    }

    @Nullable
    String text(String name) {
        return address.text(name);
    }

    @Nullable
    String commune() {
        return address.text("cogcommune");
    }

    @Nullable
    String postalCode() {
        var line = routingLine();
        var own = address.text("codepostal");
        return own != null ? own : line != null && line.matches("\\d{5} .*") ? line.substring(0, POSTAL_CODE) : null;
    }

    @Nullable
    String routingLine() {
        var line = address.text("ligneacheminement");
        return line == null ? address.text("lignesix") : line;
    }

    @Nullable
    String town() {
        var line = routingLine();
        return line == null ? null : line.replaceFirst("^\\d{5}\\s+", "");
    }

    @Nullable
    String townKey() {
        var town = town();
        return town == null ? null : SearchText.town(town);
    }

    @Nullable
    String department() {
        var commune = commune();
        var code = commune == null ? postalCode() : commune;
        if (code == null || code.length() < 3) {
            return null;
        }
        return code.startsWith("97") || code.startsWith("98") ? code.substring(0, 3) : code.substring(0, 2);
    }

    /// The point: degrees or metres of a grid, which the file does not say and the numbers do. The middle of a town is
    /// no address.
    Position position() {
        var where = address.branch("coordonneesgeographique");
        var key = where.text("cleininteropban");
        if (key != null && key.indexOf('_') < 0) {
            return Position.NONE;
        }
        var x = number(where.text("coordonneex"));
        var y = number(where.text("coordonneey"));
        var longitude = number(where.text("directionlongitude"));
        var latitude = number(where.text("directionlatitude"));
        if (isDegrees(longitude, latitude)) {
            return new Position(x, y, 0, new Projection.Point(longitude, latitude));
        }
        if (isDegrees(x, y)) {
            return new Position(x, y, 4326, new Projection.Point(x, y));
        }
        var department = department();
        var grid = department == null ? LAMBERT_93 : GRIDS.getOrDefault(department, LAMBERT_93);
        var projection = Projection.KNOWN.get(grid);
        return projection == null || Double.isNaN(x) || Double.isNaN(y)
                ? Position.NONE
                : new Position(x, y, grid, projection.toWgs84(x, y));
    }

    /// Whether it gives figures for a point of its own, be they good or not.
    boolean saysAPoint() {
        var where = address.branch("coordonneesgeographique");
        var key = where.text("cleininteropban");
        return (key == null || key.indexOf('_') >= 0)
                && (where.text("coordonneex") != null || where.text("directionlongitude") != null);
    }

    private static boolean isDegrees(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && !(longitude == 0 && latitude == 0);
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text.replace(',', '.'));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /// @param point null when there is none
    record Position(double x, double y, int grid, Projection.@Nullable Point point) {

        static final Position NONE = new Position(Double.NaN, Double.NaN, 0, null);
    }
}
