package fr.socle.espacesante;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in a list of documents, newest act first: what follows it stays the same while documents are filed.
public record DocumentPosition(Instant actAt, UUID id) {

    /// An opaque text for a link.
    public String encode() {
        var text = actAt + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static DocumentPosition decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var slash = text.indexOf('/');
            return new DocumentPosition(
                    Instant.parse(text.substring(0, Math.max(slash, 0))), UUID.fromString(text.substring(slash + 1)));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new RecordRefusal.UnreadableCursor().asException();
        }
    }
}
