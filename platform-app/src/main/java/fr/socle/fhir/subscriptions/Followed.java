package fr.socle.fhir.subscriptions;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription: who is told what, where.
///
/// @param owner who asked for it, as role and reference
/// @param filters all of them must hold
/// @param headers sent with each notification, such as an `Authorization` of the subscriber's own
/// @param told how many things happened within it so far
record Followed(
        UUID id,
        Topic topic,
        String owner,
        URI endpoint,
        Map<String, String> filters,
        List<String> headers,
        Content content,
        State state,
        @Nullable Instant end,
        long told,
        @Nullable String error) {

    /// What a notification holds (`backport-payload-content`). Whole resources are never pushed: who may read is
    /// asked at the reading.
    enum Content {
        EMPTY("empty"),
        ID_ONLY("id-only");

        private final String code;

        Content(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /// As the FHIR subscription status has them.
    enum State {
        REQUESTED,
        ACTIVE,
        ERROR
    }
}
