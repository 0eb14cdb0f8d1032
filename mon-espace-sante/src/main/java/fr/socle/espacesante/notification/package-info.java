/// What the citizen is told about the record, one listener per duty.
@NullMarked
package fr.socle.espacesante.notification;

import org.jspecify.annotations.NullMarked;
