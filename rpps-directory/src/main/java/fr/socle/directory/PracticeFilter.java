package fr.socle.directory;

import java.util.Set;

/// One condition on practice situations. Several are joined by "and"; the values inside one, by "or".
public sealed interface PracticeFilter {

    record Identified(Set<String> ids) implements PracticeFilter {}

    /// @param references ids of ours or RPPS numbers
    record Of(Set<String> references) implements PracticeFilter {}

    /// @param structures FINESS numbers or technical ids of structures
    record At(Set<String> structures) implements PracticeFilter {}

    /// @param codes of a profession (TRE_G15) or of a mode of practice (TRE_R23)
    record InRole(Set<String> codes) implements PracticeFilter {}

    /// @param codes know-how, TRE_R38
    record WithKnowHow(Set<String> codes) implements PracticeFilter {}

    record Active(boolean active) implements PracticeFilter {}
}
