/// The record follows the identity of its holder.
@NullMarked
package fr.socle.espacesante.following;

import org.jspecify.annotations.NullMarked;
