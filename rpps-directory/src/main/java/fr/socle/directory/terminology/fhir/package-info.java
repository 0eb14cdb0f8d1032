/// Code systems, value sets and maps between codes (<https://hl7.org/fhir/R4/terminology-service.html>): those every
/// part of the platform uses, versioned, from their official files.
@NullMarked
package fr.socle.directory.terminology.fhir;

import org.jspecify.annotations.NullMarked;
