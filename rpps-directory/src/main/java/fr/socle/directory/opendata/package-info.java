/// The directory as files for everybody, made once a day, signed, with what changed since the day before.
@NullMarked
package fr.socle.directory.opendata;

import org.jspecify.annotations.NullMarked;
