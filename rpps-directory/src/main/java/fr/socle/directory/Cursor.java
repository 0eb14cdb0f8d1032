package fr.socle.directory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The place of the last row of a page, in the order of the list. Pages stay right while rows come and go.
record Cursor(List<String> place) {

    private static final String SEPARATOR = "\u001f";

    static Cursor at(String... place) {
        return new Cursor(List.of(place));
    }

    /// @param text what [#text()] gave
    static @Nullable Cursor read(@Nullable String text, int parts) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var place = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (place.indexOf('\0') < 0 && place.split(SEPARATOR, -1).length == parts) {
                return new Cursor(List.of(place.split(SEPARATOR, -1)));
            }
        } catch (IllegalArgumentException | CharacterCodingException foreign) {
            // falls through: a mark we did not give
        }
        throw new DirectoryRefusal.NoSuchPage().asException();
    }

    String text() {
        var bytes = String.join(SEPARATOR, place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String part(int index) {
        return place.get(index);
    }

    /// The page made of rows read one beyond the limit, so that we know whether more follow.
    static <T> Page<T> page(List<T> read, int limit, java.util.function.Function<T, Cursor> placeOf) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        var items = read.subList(0, limit);
        return new Page<>(items, placeOf.apply(items.getLast()).text());
    }
}
