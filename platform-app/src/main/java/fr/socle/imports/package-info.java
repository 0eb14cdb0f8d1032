/// Official files come in here: uploaded, queued, loaded by the module that owns them, watched while it lasts.
@NullMarked
package fr.socle.imports;

import org.jspecify.annotations.NullMarked;
