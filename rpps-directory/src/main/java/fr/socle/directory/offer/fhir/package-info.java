/// HealthcareService and Location of the ROR in FHIR R4, beds included
/// (<https://interop.esante.gouv.fr/ig/fhir/ror>, exposure model 3).
@NullMarked
package fr.socle.directory.offer.fhir;

import org.jspecify.annotations.NullMarked;
