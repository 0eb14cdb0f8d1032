/// HTTPS beside HTTP, for those who need it: under an authority of the sandbox's own, a client certificate accepted
/// but not required.
@NullMarked
package fr.socle.tls;

import org.jspecify.annotations.NullMarked;
