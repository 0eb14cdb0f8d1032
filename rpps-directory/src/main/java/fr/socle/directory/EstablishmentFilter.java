package fr.socle.directory;

import java.util.List;
import java.util.Set;

/// One condition on establishments. Several are joined by "and"; the values inside one, by "or".
public sealed interface EstablishmentFilter {

    /// Every word of the text begins a word of the name, the category or the town.
    record Words(String text) implements EstablishmentFilter {}

    record In(Place place) implements EstablishmentFilter {}

    record Numbered(Set<String> finess) implements EstablishmentFilter {}

    record Identified(Set<String> finess, Set<String> siret) implements EstablishmentFilter {}

    record OfLegalEntity(Set<String> finess) implements EstablishmentFilter {}

    record Named(List<TextMatch> names) implements EstablishmentFilter {}

    record InTown(List<TextMatch> towns) implements EstablishmentFilter {}

    record InPostalCode(List<TextMatch> codes) implements EstablishmentFilter {}

    record OfCategory(Set<String> codes) implements EstablishmentFilter {}
}
