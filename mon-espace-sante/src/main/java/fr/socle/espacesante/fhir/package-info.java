/// The documents of the records as FHIR resources: IHE MHD (ITI-67, ITI-68) as the French PDSm profiles it.
@NullMarked
package fr.socle.espacesante.fhir;

import org.jspecify.annotations.NullMarked;
