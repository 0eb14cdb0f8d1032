package fr.socle.directory.annuaire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rectangle of land a map shows, in degrees, and how it comes onto the drawing.
record Frame(double west, double south, double east, double north) {

    static final int WIDTH = 600;
    static final int HEIGHT = 420;
    private static final int MARGIN = 40;
    private static final double LEAST = 0.02;

    /// Around every answer that has a place, and the place that was asked for, with a margin.
    static @Nullable Frame around(List<Hit> hits, double @Nullable [] middle) {
        var points = new ArrayList<double[]>();
        for (var hit : hits) {
            var longitude = hit.longitude();
            var latitude = hit.latitude();
            if (longitude != null && latitude != null) {
                points.add(new double[] {longitude, latitude});
            }
        }
        if (points.isEmpty()) {
            return null;
        }
        if (middle != null) {
            points.add(middle);
        }
        var longitudes = points.stream().mapToDouble(it -> it[0]).summaryStatistics();
        var latitudes = points.stream().mapToDouble(it -> it[1]).summaryStatistics();
        var x = (longitudes.getMin() + longitudes.getMax()) / 2;
        var y = (latitudes.getMin() + latitudes.getMax()) / 2;
        var narrowing = Math.cos(Math.toRadians(y));
        var scale = Math.min(
                (WIDTH - 2 * MARGIN) / Math.max(LEAST, (longitudes.getMax() - longitudes.getMin()) * narrowing),
                (HEIGHT - 2 * MARGIN) / Math.max(LEAST, latitudes.getMax() - latitudes.getMin()));
        var wide = WIDTH / 2.0 / scale / narrowing;
        var high = HEIGHT / 2.0 / scale;
        return new Frame(x - wide, y - high, x + wide, y + high);
    }

    double x(double longitude) {
        return rounded((longitude - west) / (east - west) * WIDTH);
    }

    double y(double latitude) {
        return rounded((north - latitude) / (north - south) * HEIGHT);
    }

    /// How long ten kilometres are on the drawing.
    double tenKilometres() {
        return rounded(10 / 111.2 * HEIGHT / (north - south));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
