package fr.socle.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list that is read in order.
///
/// @param next where to go on from; null on the last page
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
