/// The pages and the API of the cells that watch over identities: of a structure, and of the nation.
@NullMarked
package fr.socle.identity.web.vigilance;

import org.jspecify.annotations.NullMarked;
