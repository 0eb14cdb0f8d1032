package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import java.util.Locale;

/// A circle on the map: `latitude|longitude|distance|unit` (<https://hl7.org/fhir/R4/location.html#positional>).
///
/// @param metres of its radius
record Near(double latitude, double longitude, double metres) {

    private static final double EARTH = 6_378_137;
    private static final double WITHOUT_DISTANCE = 50_000;
    private static final double LARGEST = 300_000;

    static Near of(String written) {
        var parts = written.split("\\|", -1);
        try {
            var latitude = Double.parseDouble(parts[0]);
            var longitude = Double.parseDouble(parts[1]);
            if (Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180) {
                return new Near(latitude, longitude, distance(parts, 2));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            // falls through
        }
        throw new DirectoryRefusal.UnreadableSearch("near").asException();
    }

    /// @param first where the distance stands among the parts; the unit follows
    static double distance(String[] parts, int first) {
        if (parts.length <= first || parts[first].isBlank()) {
            return WITHOUT_DISTANCE;
        }
        var unit = parts.length > first + 1 ? parts[first + 1] : "km";
        var factor =
                switch (unit) {
                    case "", "km" -> 1_000.0;
                    case "m" -> 1.0;
                    case "[mi_us]", "mi" -> 1_609.344;
                    default -> throw new DirectoryRefusal.UnreadableSearch("near").asException();
                };
        return Math.clamp(Double.parseDouble(parts[first]) * factor, 0, LARGEST);
    }

    /// On the plane where the points are kept, scales grow with the latitude.
    private double stretch() {
        return 1 / Math.cos(Math.toRadians(latitude));
    }

    private double x() {
        return EARTH * Math.toRadians(longitude);
    }

    private double y() {
        return EARTH * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
    }

    /// The nearest first; numbers stand in the text because an index can only be walked from a point it knows.
    String distanceOrder() {
        return "(g.place <-> point(%s))".formatted(point(0, 0));
    }

    Sql condition() {
        var reach = metres * stretch();
        return Sql.of("g.place <@ box(point(%s), point(%s)) and %s <= %s"
                .formatted(point(-reach, -reach), point(reach, reach), distanceOrder(), plain(reach)));
    }

    double metresTo(double plane) {
        return plane / stretch();
    }

    private String point(double right, double up) {
        return plain(x() + right) + "," + plain(y() + up);
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
