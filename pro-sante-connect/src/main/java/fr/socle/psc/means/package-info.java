/// The means a person proves their identity with: phones, passkeys, authenticator applications, recovery codes.
@NullMarked
package fr.socle.psc.means;

import org.jspecify.annotations.NullMarked;
