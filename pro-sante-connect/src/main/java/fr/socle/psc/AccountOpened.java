package fr.socle.psc;

import java.util.UUID;

/// An account is ready, at every start that makes sure of it: the first time it holds no means but its password.
public record AccountOpened(UUID account) {}
