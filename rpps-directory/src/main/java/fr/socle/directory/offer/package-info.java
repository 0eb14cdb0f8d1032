/// What is offered, how, for whom and where: the operational offers of the ROR and the internal structures that
/// give them (<https://interop.esante.gouv.fr/ig/fhir/ror>). Ask [Offers].
@NullMarked
package fr.socle.directory.offer;

import org.jspecify.annotations.NullMarked;
