/// The edge of everything that is not FHIR: problem+json (RFC 9457), OpenAPI.
@NullMarked
package fr.socle.rest;

import org.jspecify.annotations.NullMarked;
