/// The directory in FHIR R4: Practitioner, PractitionerRole, Organization.
@NullMarked
package fr.socle.directory.fhir;

import org.jspecify.annotations.NullMarked;
