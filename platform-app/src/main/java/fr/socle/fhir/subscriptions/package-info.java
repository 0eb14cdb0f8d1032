/// FHIR Subscriptions by topic, as the R5 backport gives them to R4 (<http://hl7.org/fhir/uv/subscriptions-backport>):
/// a program leaves an address, and is told what happens. It is told that something happened and where to read it;
/// what it may read is asked again when it reads.
@NullMarked
package fr.socle.fhir.subscriptions;

import org.jspecify.annotations.NullMarked;
