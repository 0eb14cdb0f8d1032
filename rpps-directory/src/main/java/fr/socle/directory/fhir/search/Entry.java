package fr.socle.directory.fhir.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One resource, written.
///
/// @param json from its first brace to its last
/// @param references ids it refers to, by the parameter that searches them
/// @param stream and place where it stands in the order of the pages
/// @param metres from the point asked for
public record Entry(
        String type,
        String id,
        int version,
        Instant updatedAt,
        byte[] json,
        Map<String, String> references,
        int stream,
        List<String> place,
        @Nullable Double metres) {}
