package fr.socle.prescription;

import org.jspecify.annotations.Nullable;

/// A product of the BDPM as it stood the day it was prescribed: a later version of the base changes nothing here.
///
/// @param cip13 the pack, when the prescriber chose one
/// @param substances names of the active substances, joined by `, `
/// @param baseVersion the version of the medication base it was found in
public record PrescribedMedication(
        String cis, @Nullable String cip13, String name, String substances, int baseVersion) {}
