package fr.socle.mssante;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in a mailbox, newest first: what follows it stays the same while new messages arrive.
public record MessagePosition(Instant sentAt, UUID id) {

    /// An opaque text for a link.
    public String encode() {
        var text = sentAt + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static MessagePosition decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var slash = text.indexOf('/');
            return new MessagePosition(
                    Instant.parse(text.substring(0, Math.max(slash, 0))), UUID.fromString(text.substring(slash + 1)));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new MssanteRefusal.UnreadableCursor().asException();
        }
    }
}
