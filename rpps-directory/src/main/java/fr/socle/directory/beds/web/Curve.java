package fr.socle.directory.beds.web;

import fr.socle.directory.beds.BedBoard.Moment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Available beds over time, as the points of an SVG line 300 wide and 60 high.
record Curve(String points, int most) {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 60;

    /// @param history the latest first
    static Curve of(List<Moment> history) {
        var inOrder = history.reversed();
        var most =
                Math.max(1, inOrder.stream().mapToInt(Moment::available).max().orElse(1));
        var step = inOrder.size() < 2 ? 0.0 : (double) WIDTH / (inOrder.size() - 1);
        var points = IntStream.range(0, inOrder.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        i * step,
                        HEIGHT - (double) HEIGHT * inOrder.get(i).available() / most))
                .collect(Collectors.joining(" "));
        return new Curve(points, most);
    }
}
