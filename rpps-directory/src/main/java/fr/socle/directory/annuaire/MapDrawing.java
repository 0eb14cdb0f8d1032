package fr.socle.directory.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A map of the answers, drawn from our own points: no tile of anybody else's is fetched.
///
/// @param outline points of a polygon around the answers, as SVG writes them
/// @param kilometre length of ten kilometres on the drawing
public record MapDrawing(List<Dot> dots, String outline, double tenKilometres) {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 420;
    private static final int MARGIN = 40;

    /// @param number place in the list, from 1
    public record Dot(int number, double x, double y, Hit hit) {}

    /// @return null when no answer has a place on the map
    public static @Nullable MapDrawing of(List<Hit> hits) {
        var placed = IntStream.range(0, hits.size())
                .filter(it -> hits.get(it).longitude() != null && hits.get(it).latitude() != null)
                .boxed()
                .toList();
        if (placed.isEmpty()) {
            return null;
        }
        var longitudes = placed.stream()
                .map(it -> hits.get(it).longitude())
                .filter(Objects::nonNull)
                .toList();
        var latitudes = placed.stream()
                .map(it -> hits.get(it).latitude())
                .filter(Objects::nonNull)
                .toList();
        var west = longitudes.stream().min(Double::compare).orElseThrow();
        var east = longitudes.stream().max(Double::compare).orElseThrow();
        var south = latitudes.stream().min(Double::compare).orElseThrow();
        var north = latitudes.stream().max(Double::compare).orElseThrow();
        var narrowing = Math.cos(Math.toRadians((south + north) / 2));
        var scale = Math.min(
                (WIDTH - 2 * MARGIN) / Math.max(0.02, (east - west) * narrowing),
                (HEIGHT - 2 * MARGIN) / Math.max(0.02, north - south));
        var dots = new ArrayList<Dot>();
        for (var i = 0; i < placed.size(); i++) {
            var x = WIDTH / 2.0 + (longitudes.get(i) - (west + east) / 2) * narrowing * scale;
            var y = HEIGHT / 2.0 - (latitudes.get(i) - (south + north) / 2) * scale;
            dots.add(new Dot(placed.get(i) + 1, rounded(x), rounded(y), hits.get(placed.get(i))));
        }
        return new MapDrawing(dots, around(dots), rounded(10 / 111.2 * scale));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /// The convex hull (monotone chain), as a hint of the land that was searched.
    private static String around(List<Dot> dots) {
        var sorted = dots.stream()
                .sorted(java.util.Comparator.comparingDouble(Dot::x).thenComparingDouble(Dot::y))
                .toList();
        if (sorted.size() < 3) {
            return "";
        }
        return Stream.concat(chain(sorted), chain(sorted.reversed()))
                .map(it -> String.format(Locale.ROOT, "%.1f,%.1f", it.x(), it.y()))
                .collect(Collectors.joining(" "));
    }

    private static Stream<Dot> chain(List<Dot> sorted) {
        var hull = new ArrayList<Dot>();
        for (var dot : sorted) {
            while (hull.size() >= 2 && turn(hull.get(hull.size() - 2), hull.getLast(), dot) <= 0) {
                hull.removeLast();
            }
            hull.add(dot);
        }
        return hull.subList(0, hull.size() - 1).stream();
    }

    private static double turn(Dot a, Dot b, Dot c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }
}
