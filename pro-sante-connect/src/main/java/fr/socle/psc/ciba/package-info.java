/// Sign-in on the phone without a browser: what Spring's authorization server lacks of OpenID CIBA (poll mode), with
/// the signed requests of FAPI-CIBA. [Backchannel] is the door.
@NullMarked
package fr.socle.psc.ciba;

import org.jspecify.annotations.NullMarked;
