/// What every programming door shares: the same write twice is done once.
@NullMarked
package fr.socle.edge;

import org.jspecify.annotations.NullMarked;
