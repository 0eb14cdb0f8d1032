/// The journal of every access to a person's data, and the list that person reads.
@NullMarked
package fr.socle.audit;

import org.jspecify.annotations.NullMarked;
