/// Reads the ROR (import `ror`): FHIR resources of its guide, one a line (NDJSON) or in one Bundle.
@NullMarked
package fr.socle.directory.offer.load;

import org.jspecify.annotations.NullMarked;
