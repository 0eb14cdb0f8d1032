/// Diaries, free slots and appointments, as the service d'accès aux soins (SAS) asks for them
/// (<https://interop.esante.gouv.fr/ig/fhir/sas>). Ask [Agendas] and [Slots]; book by [Booking].
@NullMarked
package fr.socle.directory.slots;

import org.jspecify.annotations.NullMarked;
