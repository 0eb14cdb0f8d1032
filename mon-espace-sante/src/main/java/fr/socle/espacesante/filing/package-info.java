/// What happens in other modules and belongs in the record, one listener per duty. Each may run twice.
@NullMarked
package fr.socle.espacesante.filing;

import org.jspecify.annotations.NullMarked;
