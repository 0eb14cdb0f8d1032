/// Reads the national files into the directory.
@NullMarked
package fr.socle.directory.load;

import org.jspecify.annotations.NullMarked;
