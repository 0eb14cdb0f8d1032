package fr.socle.directory.slots;

import fr.socle.directory.DirectoryRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The place of the last slot of a page, in the order of time.
record SlotPlace(Instant start, UUID id) {

    static SlotPlace of(TimeSlot slot) {
        return new SlotPlace(slot.start(), slot.id());
    }

    static @Nullable SlotPlace read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var parts = text.split("_", 2);
            return new SlotPlace(Instant.ofEpochMilli(Long.parseLong(parts[0])), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            throw new DirectoryRefusal.NoSuchPage().asException();
        }
    }

    String text() {
        return start.toEpochMilli() + "_" + id;
    }
}
