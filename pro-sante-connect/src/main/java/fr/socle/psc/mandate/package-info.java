/// Mandates: a professional lets another act for them, within limits and for a time.
@NullMarked
package fr.socle.psc.mandate;

import org.jspecify.annotations.NullMarked;
