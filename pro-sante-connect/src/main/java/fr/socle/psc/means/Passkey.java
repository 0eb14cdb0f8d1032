package fr.socle.psc.means;

import java.time.Instant;

/// A passkey somebody registered.
///
/// @param id credential identifier, base64url
/// @param label what its owner calls it
/// @param synchronised the provider keeps a copy of it
public record Passkey(String id, String label, boolean synchronised, Instant createdAt, Instant lastUsedAt) {}
