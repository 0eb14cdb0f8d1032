/// Prescriptions follow the identity of their patients.
@NullMarked
package fr.socle.prescription.following;

import org.jspecify.annotations.NullMarked;
