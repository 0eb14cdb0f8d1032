/// The patients of a structure under its own numbers (identités locales, IPP): fed, checked, qualified, demoted. A room
/// of the identity module: its other rooms come in, the other modules do not.
@NullMarked
package fr.socle.identity.local;

import org.jspecify.annotations.NullMarked;
