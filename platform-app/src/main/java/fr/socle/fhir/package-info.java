/// The FHIR server: one servlet, one CapabilityStatement, one door for authorisation and one for errors. The
/// resources come from the modules.
@NullMarked
package fr.socle.fhir;

import org.jspecify.annotations.NullMarked;
