/// The server's own keys, which take turns. Whoever signs or verifies asks for a `JWKSource`.
@NullMarked
package fr.socle.psc.keys;

import org.jspecify.annotations.NullMarked;
