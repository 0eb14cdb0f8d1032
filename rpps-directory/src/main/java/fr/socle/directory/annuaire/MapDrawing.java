package fr.socle.directory.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A map of the answers, drawn from our own points: no tile of anybody else's is fetched. There is no outline: the
/// communes the directory knows, each a small point, show the land.
///
/// @param towns in the background; the largest have a name
/// @param tenKilometres their length on the drawing
public record MapDrawing(List<Dot> dots, List<Town> towns, double tenKilometres) {

    /// Closer than this, two answers are one dot.
    private static final double TOGETHER = 28;
    private static final double ROOM_FOR_A_NAME = 90;
    private static final int NAMES = 10;

    /// @param number place in the list, from 1, of the first that stands there
    /// @param others how many more stand there
    public record Dot(int number, int others, double x, double y, Hit hit) {

        private Dot withOneMore() {
            return new Dot(number, others + 1, x, y, hit);
        }
    }

    /// @param name null when there is no room for it
    public record Town(double x, double y, @Nullable String name) {}

    static MapDrawing of(List<Hit> hits, Frame frame, List<Towns.Middle> known) {
        var dots = dots(hits, frame);
        return new MapDrawing(dots, towns(known, frame, dots), frame.tenKilometres());
    }

    private static List<Dot> dots(List<Hit> hits, Frame frame) {
        var dots = new ArrayList<Dot>();
        for (var i = 0; i < hits.size(); i++) {
            var hit = hits.get(i);
            var longitude = hit.longitude();
            var latitude = hit.latitude();
            if (longitude != null && latitude != null) {
                put(dots, new Dot(i + 1, 0, frame.x(longitude), frame.y(latitude), hit));
            }
        }
        return dots;
    }

    private static void put(List<Dot> dots, Dot next) {
        var same = IntStream.range(0, dots.size())
                .filter(it ->
                        Math.hypot(dots.get(it).x() - next.x(), dots.get(it).y() - next.y()) < TOGETHER)
                .findFirst();
        if (same.isPresent()) {
            dots.set(same.getAsInt(), dots.get(same.getAsInt()).withOneMore());
        } else {
            dots.add(next);
        }
    }

    /// The largest come first, and get their names first.
    private static List<Town> towns(List<Towns.Middle> known, Frame frame, List<Dot> dots) {
        var towns = new ArrayList<Town>();
        for (var middle : known) {
            var x = frame.x(middle.longitude());
            var y = frame.y(middle.latitude());
            var named = towns.stream().filter(it -> it.name() != null).toList();
            var room = named.size() < NAMES
                    && x < Frame.WIDTH - ROOM_FOR_A_NAME
                    && named.stream()
                            .noneMatch(it -> Math.abs(it.x() - x) < ROOM_FOR_A_NAME && Math.abs(it.y() - y) < 18)
                    && dots.stream()
                            .noneMatch(it ->
                                    it.x() > x - 20 && it.x() < x + ROOM_FOR_A_NAME && Math.abs(it.y() - y - 22) < 16);
            towns.add(new Town(x, y, room ? middle.town() : null));
        }
        return towns;
    }
}
