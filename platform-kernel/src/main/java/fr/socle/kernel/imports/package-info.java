/// What a module offers to be fed from an official file.
@NullMarked
package fr.socle.kernel.imports;

import org.jspecify.annotations.NullMarked;
