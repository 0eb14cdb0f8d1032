package fr.socle.prescription;

import org.jspecify.annotations.Nullable;

/// What is handed over of one line.
///
/// @param quantity all that remains when none is said
/// @param cip13 the pack handed over, when the pharmacist names it
public record Portion(
        LineId line, @Nullable Quantity quantity, @Nullable String cip13) {}
