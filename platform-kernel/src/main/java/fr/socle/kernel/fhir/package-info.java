/// What the FHIR edges of the modules share.
@NullMarked
package fr.socle.kernel.fhir;

import org.jspecify.annotations.NullMarked;
