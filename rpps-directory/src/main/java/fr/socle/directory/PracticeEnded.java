package fr.socle.directory;

import java.time.Instant;

/// Professionals left a place of practice, or the register: [DirectoryChanges#ended] says who.
///
/// @param at the moment of the load that no longer holds them, or of what their employer said; the same for all
public record PracticeEnded(Instant at) {}
