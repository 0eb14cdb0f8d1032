/// The directory as files of one resource a line (<https://hl7.org/fhir/uv/bulkdata/STU2/>): asked for once, written in
/// the background, taken up again by whichever program is there.
@NullMarked
package fr.socle.directory.fhir.export;

import org.jspecify.annotations.NullMarked;
