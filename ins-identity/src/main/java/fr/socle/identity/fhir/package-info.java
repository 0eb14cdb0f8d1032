/// Patients over FHIR R4, in the FR Core profiles.
@NullMarked
package fr.socle.identity.fhir;

import org.jspecify.annotations.NullMarked;
