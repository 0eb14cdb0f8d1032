/// The synthetic population.
@NullMarked
package fr.socle.identity.sandbox;

import org.jspecify.annotations.NullMarked;
