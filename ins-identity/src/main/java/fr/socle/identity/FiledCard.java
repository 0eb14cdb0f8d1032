package fr.socle.identity;

import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;

/// The local identity (RI) that a presented card made or qualified.
///
/// @param id of the local identity, which leads to the person
/// @param number the IPP in the domain of the structure
/// @param created false when the structure knew the patient already
public record FiledCard(PatientId id, FinessNumber structure, String number, IdentityStatus status, boolean created) {}
