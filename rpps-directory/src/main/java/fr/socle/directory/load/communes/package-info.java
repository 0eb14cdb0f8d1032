/// Reads the official geographic code of INSEE into the directory.
@NullMarked
package fr.socle.directory.load.communes;

import org.jspecify.annotations.NullMarked;
