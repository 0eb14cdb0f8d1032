/// Files in the official layouts with invented content, as large as the country's.
@NullMarked
package fr.socle.directory.data;

import org.jspecify.annotations.NullMarked;
