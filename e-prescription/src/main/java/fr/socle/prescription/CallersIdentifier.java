package fr.socle.prescription;

/// What the prescriber's software calls the thing: kept, given back, never a key of ours.
///
/// @param system empty when the software named none
public record CallersIdentifier(String system, String value) {}
