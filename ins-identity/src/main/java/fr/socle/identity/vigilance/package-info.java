/// Identitovigilance: doublons, collisions, homonyms and usurpations are found by rules and settled by people; merges
// and
/// what they moved; what left under a wrong identity. A room of the identity module.
@NullMarked
package fr.socle.identity.vigilance;

import org.jspecify.annotations.NullMarked;
