/// Programs are registered by those who write them (RFC 7591, RFC 7592): at once in the sandbox, after an
/// administrator's approval in production.
@NullMarked
package fr.socle.psc.registration;

import org.jspecify.annotations.NullMarked;
