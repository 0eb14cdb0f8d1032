/// Prescriptions, dispensings and the medication base in FHIR R4.
@NullMarked
package fr.socle.prescription.fhir;

import org.jspecify.annotations.NullMarked;
