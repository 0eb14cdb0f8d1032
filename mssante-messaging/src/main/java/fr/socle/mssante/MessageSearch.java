package fr.socle.mssante;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which messages of a mailbox, newest first.
///
/// @param from sent at this instant or later
/// @param until sent at this instant or earlier
/// @param after only what follows this place
/// @param count how many at most, 1 to 200
public record MessageSearch(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable MessagePosition after,
        int count) {

    private static final int LARGEST = 200;

    public MessageSearch {
        count = Math.clamp(count, 1, LARGEST);
    }

    public static MessageSearch newest(int count) {
        return new MessageSearch(null, null, null, count);
    }
}
