package fr.socle.directory;

import java.time.Instant;

/// Professionals began to practise somewhere, or were first seen there: [DirectoryChanges#started] says who.
///
/// @param at the moment of the load that brought them, the same for all of them
public record PracticeStarted(Instant at) {}
