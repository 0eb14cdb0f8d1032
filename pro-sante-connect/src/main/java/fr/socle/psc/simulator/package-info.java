/// FranceConnect+ as a stranger meets it, played by ourselves: the page where one chooses an identity, and the
/// endpoints a client calls. The sandbox only; production has no bean of it.
@NullMarked
package fr.socle.psc.simulator;

import org.jspecify.annotations.NullMarked;
