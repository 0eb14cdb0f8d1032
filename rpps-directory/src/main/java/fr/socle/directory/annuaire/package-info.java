/// The search for everybody: understands a phrase, finds who is near, says why in that order. Ask [CareSearch].
@NullMarked
package fr.socle.directory.annuaire;

import org.jspecify.annotations.NullMarked;
