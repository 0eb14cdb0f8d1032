/// The application carte Vitale, simulated: a statement of presence, signed, good for a minute and one reading.
@NullMarked
package fr.socle.psc.vitale;

import org.jspecify.annotations.NullMarked;
