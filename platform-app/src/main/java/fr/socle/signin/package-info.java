/// Where sign-in meets the directory and the identities: what the door asks about an account, and what a
/// carte Vitale shown to somebody yields.
@NullMarked
package fr.socle.signin;

import org.jspecify.annotations.NullMarked;
