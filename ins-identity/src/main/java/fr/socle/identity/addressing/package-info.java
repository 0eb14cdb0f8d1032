/// Which name of a person leads to which, since when and until when. A room of the identity module.
@NullMarked
package fr.socle.identity.addressing;

import org.jspecify.annotations.NullMarked;
