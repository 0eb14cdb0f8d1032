package fr.socle.prescription;

import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.RppsNumber;

/// Who dispenses, and in which pharmacy. The lease and the dispensing belong to the pharmacy.
public record Pharmacist(RppsNumber rpps, String name, FinessNumber pharmacy, String pharmacyName) {}
