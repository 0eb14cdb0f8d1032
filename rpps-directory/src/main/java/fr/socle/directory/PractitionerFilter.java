package fr.socle.directory;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// One condition on professionals. Several are joined by "and"; the values inside one, by "or".
public sealed interface PractitionerFilter {

    record Identified(Set<UUID> ids) implements PractitionerFilter {}

    record Registered(Set<String> rpps) implements PractitionerFilter {}

    record Named(List<TextMatch> anyName) implements PractitionerFilter {}

    record Family(List<TextMatch> names) implements PractitionerFilter {}

    record Given(List<TextMatch> names) implements PractitionerFilter {}

    record Active(boolean active) implements PractitionerFilter {}

    /// @param structures FINESS numbers or technical ids of structures
    record PractisingAt(Set<String> structures) implements PractitionerFilter {}
}
