package fr.socle.fhir.subscriptions;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Something that subscribers are told about.
///
/// @param key the same each time the same thing is announced: it is told once
/// @param focus what to read, such as `DocumentReference/0190…`
/// @param properties what filters look at
record Happening(Topic topic, UUID key, String focus, Map<String, String> properties, Instant at) {}
