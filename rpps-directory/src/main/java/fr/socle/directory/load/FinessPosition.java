package fr.socle.directory.load;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One `geolocalisation` line, made ready for the table.
final class FinessPosition {

    private final List<String> fields;

    FinessPosition(List<String> fields) {
        this.fields = fields;
    }

    String number() {
        return fields.get(1).strip();
    }

    boolean isComplete() {
        return FinessSite.date(fields.get(5)) != null;
    }

    /// In the order of the columns of [FinessStaging#COPY_POSITIONS]; empty when the point cannot be placed.
    Optional<@Nullable Object[]> row(long line) {
        var source = fields.get(4).strip();
        var crs = Projection.named(source).orElse(0);
        var projection = Projection.KNOWN.get(crs);
        try {
            var x = Double.parseDouble(fields.get(2).strip());
            var y = Double.parseDouble(fields.get(3).strip());
            var point = projection == null ? null : projection.toWgs84(x, y);
            return point == null
                    ? Optional.empty()
                    : Optional.of(new @Nullable Object[] {
                        line,
                        number(),
                        x,
                        y,
                        crs,
                        source,
                        FinessSite.date(fields.get(5)),
                        point.longitude(),
                        point.latitude()
                    });
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
