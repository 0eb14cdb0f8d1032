package fr.socle.directory;

import java.time.Instant;

/// Secure mailboxes were published or changed owner: [Mailboxes#publishedAt] says which.
///
/// @param at the moment of the load or of the change that brought them, the same for all of them
public record MailboxPublished(Instant at) {}
