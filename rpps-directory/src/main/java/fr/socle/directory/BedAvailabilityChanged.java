package fr.socle.directory;

import fr.socle.kernel.Actor;
import java.time.Instant;

/// The beds of a place of care are no longer what they were. Ask for the place by its id to know how many there
/// are.
///
/// @param place id of the Location
/// @param finess of the establishment
/// @param version of the place, the number in its ETag
public record BedAvailabilityChanged(String place, String finess, int version, Actor by, Instant at) {}
