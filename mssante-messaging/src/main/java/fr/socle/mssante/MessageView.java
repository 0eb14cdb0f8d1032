package fr.socle.mssante;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message as its holder reads it. The address of the holder is never part of it.
///
/// @param senderLabel the name the citizen sees in place of an address
/// @param readAt when the holder first opened it
public record MessageView(
        MessageId id,
        String subject,
        String text,
        String senderLabel,
        String senderAddress,
        Instant sentAt,
        @Nullable Instant readAt) {

    public boolean isRead() {
        return readAt != null;
    }
}
