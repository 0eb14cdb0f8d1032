/// What a person sees when the program starts, or cannot.
@NullMarked
package fr.socle.startup;

import org.jspecify.annotations.NullMarked;
