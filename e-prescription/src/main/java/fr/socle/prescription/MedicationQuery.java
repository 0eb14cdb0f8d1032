package fr.socle.prescription;

import org.jspecify.annotations.Nullable;

/// What is asked of the medication base. Everything given must hold.
///
/// @param code a CIS, CIP13, CIP7 or ATC code (or the beginning of an ATC code)
/// @param name some words, typing mistakes forgiven
/// @param ingredient a part of the name of a substance, or its code
/// @param available authorised and marketed, or not
/// @param after where the page begins: the [Medications.Page#next] of the page before
public record MedicationQuery(
        @Nullable String code,
        @Nullable String name,
        @Nullable String ingredient,
        @Nullable Boolean available,
        @Nullable String after,
        int size) {

    static final int LARGEST_PAGE = 100;

    public MedicationQuery {
        size = Math.clamp(size, 1, LARGEST_PAGE);
    }
}
