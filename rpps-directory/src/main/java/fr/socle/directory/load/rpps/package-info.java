/// Reads the extraction of professionals (PS_LibreAcces) into the directory.
@NullMarked
package fr.socle.directory.load.rpps;

import org.jspecify.annotations.NullMarked;
