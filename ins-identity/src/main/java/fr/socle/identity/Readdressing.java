package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.util.List;

/// What follows from a merge or from its undoing: everything first written under one of these names is from now on
/// found under that one. Applying it twice, or late, does no harm.
///
/// @param under the name to be found under
/// @param writtenUnder the names that what moves was first written under
public record Readdressing(PatientId under, List<PatientId> writtenUnder) {}
