package fr.socle.prescription;

import org.jspecify.annotations.Nullable;

/// How a medication is to be taken.
///
/// @param text the sentence a patient can read
/// @param structured the same as a JSON array of FHIR R4 `Dosage`, as received, when the prescriber's software gave
/// it
public record Dosage(String text, @Nullable String structured) {

    static final int LONGEST = 1000;

    public static Dosage of(String text) {
        return new Dosage(text.strip(), null);
    }
}
