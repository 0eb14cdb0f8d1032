package fr.socle.directory.slots;

/// The name another system gave to a thing: what conditional writes ask by.
public record ExternalId(String system, String value) {}
