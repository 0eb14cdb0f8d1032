package fr.socle.directory.load;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From the metres of a national grid to degrees. French territories use one Lambert and several UTM grids, all on
/// frames that agree with WGS84 within a metre.
sealed interface Projection {

    double A = 6_378_137.0;
    double FLATTENING = 1 / 298.257222101;
    Projection LAMBERT_93 = new Lambert();

    /// Numbers are EPSG codes of coordinate reference systems.
    Map<Integer, Projection> KNOWN = Map.of(
            2154, LAMBERT_93,
            5490, new Utm(20, true), // Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
            2972, new Utm(22, true), // Guyane
            2975, new Utm(40, false), // La Réunion
            4471, new Utm(38, false), // Mayotte
            32621, new Utm(21, true), // Saint-Pierre-et-Miquelon
            32701, new Utm(1, false)); // Wallis-et-Futuna

    Pattern EPSG = Pattern.compile("EPSG:(\\d+)");
    Pattern UTM = Pattern.compile("UTM_([NS])(\\d{1,2})");

    /// The point in degrees; null when it falls outside the territory the grid is made for.
    @Nullable
    Point toWgs84(double x, double y);

    /// What the source text of a position names, by EPSG code or by the older words: `LAMBERT_93`, `UTM_N20`.
    static Optional<Integer> named(String source) {
        var epsg = EPSG.matcher(source);
        if (epsg.find()) {
            return Optional.of(Integer.valueOf(epsg.group(1)));
        }
        if (source.contains("LAMBERT_93")) {
            return Optional.of(2154);
        }
        var utm = UTM.matcher(source);
        if (!utm.find()) {
            return Optional.empty();
        }
        var grid = new Utm(Integer.parseInt(utm.group(2)), utm.group(1).equals("N"));
        return KNOWN.entrySet().stream()
                .filter(it -> it.getValue().equals(grid))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    record Point(double longitude, double latitude) {}

    /// Lambert conformal conic on two parallels, the constants of RGF93 / Lambert-93 (IGN, NTG 71).
    record Lambert() implements Projection {

        private static final double E = Math.sqrt(FLATTENING * (2 - FLATTENING));
        private static final double N = 0.7256077650532670;
        private static final double C = 11_754_255.4261;
        private static final double XS = 700_000;
        private static final double YS = 12_655_612.0499;
        private static final double PRECISION = 1e-12;

        @Override
        public @Nullable Point toWgs84(double x, double y) {
            var radius = Math.hypot(x - XS, y - YS);
            var longitude = Math.toRadians(3) + Math.atan((x - XS) / (YS - y)) / N;
            var isometric = Math.exp(-Math.log(radius / C) / N);
            var latitude = 2 * Math.atan(isometric) - Math.PI / 2;
            for (var before = Double.NaN; !(Math.abs(latitude - before) < PRECISION); ) {
                before = latitude;
                var sine = E * Math.sin(latitude);
                latitude = 2 * Math.atan(Math.pow((1 + sine) / (1 - sine), E / 2) * isometric) - Math.PI / 2;
                if (Double.isNaN(latitude)) {
                    return null;
                }
            }
            var point = new Point(Math.toDegrees(longitude), Math.toDegrees(latitude));
            var inFrance = point.longitude > -6 && point.longitude < 11 && point.latitude > 41 && point.latitude < 52;
            return inFrance ? point : null;
        }
    }

    /// Universal transverse Mercator, by Krüger's series to the third order: far below a millimetre inside a zone.
    record Utm(int zone, boolean north) implements Projection {

        private static final double SCALE = 0.9996;
        private static final double N = FLATTENING / (2 - FLATTENING);
        private static final double N2 = N * N;
        private static final double N3 = N2 * N;
        private static final double RADIUS = A / (1 + N) * (1 + N2 / 4 + N2 * N2 / 64);
        private static final double[] TO_SPHERE = {N / 2 - 2 * N2 / 3 + 37 * N3 / 96, N2 / 48 + N3 / 15, 17 * N3 / 480};
        private static final double[] TO_ELLIPSOID = {2 * N - 2 * N2 / 3 - 2 * N3, 7 * N2 / 3 - 8 * N3 / 5, 56 * N3 / 15
        };

        @Override
        public @Nullable Point toWgs84(double x, double y) {
            if (!(x > 0 && x < 1_000_000 && y > 0 && y < 10_000_000)) {
                return null;
            }
            var xi = (y - (north ? 0 : 10_000_000)) / (SCALE * RADIUS);
            var eta = (x - 500_000) / (SCALE * RADIUS);
            var flatXi = xi;
            var flatEta = eta;
            for (var j = 1; j <= TO_SPHERE.length; j++) {
                flatXi -= TO_SPHERE[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
                flatEta -= TO_SPHERE[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
            }
            var conformal = Math.asin(Math.sin(flatXi) / Math.cosh(flatEta));
            var latitude = conformal;
            for (var j = 1; j <= TO_ELLIPSOID.length; j++) {
                latitude += TO_ELLIPSOID[j - 1] * Math.sin(2 * j * conformal);
            }
            var longitude = Math.atan(Math.sinh(flatEta) / Math.cos(flatXi));
            return new Point(6 * zone - 183 + Math.toDegrees(longitude), Math.toDegrees(latitude));
        }
    }
}
