/// Where sign-in meets the directory and the identities: the two questions the door asks about an account.
@NullMarked
package fr.socle.signin;

import org.jspecify.annotations.NullMarked;
