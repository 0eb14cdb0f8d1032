package fr.socle.fhir.subscriptions;

import fr.socle.fhir.subscriptions.Followed.Content;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody asks to be told.
record Wish(
        Topic topic,
        URI endpoint,
        Map<String, String> filters,
        List<String> headers,
        Content content,
        @Nullable Instant end) {}
