/// The birth places of identities, held against the communes of the directory.
@NullMarked
package fr.socle.places;

import org.jspecify.annotations.NullMarked;
