/// The citizens' mailboxes as FHIR resources.
@NullMarked
package fr.socle.mssante.fhir;

import org.jspecify.annotations.NullMarked;
