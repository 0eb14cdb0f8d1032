/// Who answers for whom, told by the identities to the directory.
@NullMarked
package fr.socle.families;

import org.jspecify.annotations.NullMarked;
