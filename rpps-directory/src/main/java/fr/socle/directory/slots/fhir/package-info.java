/// Schedule, Slot and Appointment in FHIR R4, in the shapes of the service d'accès aux soins
/// (<https://interop.esante.gouv.fr/ig/fhir/sas>), and the accounts of its regulators.
@NullMarked
package fr.socle.directory.slots.fhir;

import org.jspecify.annotations.NullMarked;
