/// Reads the extraction of secure mailboxes (MSSanté) into the directory.
@NullMarked
package fr.socle.directory.load.mssante;

import org.jspecify.annotations.NullMarked;
