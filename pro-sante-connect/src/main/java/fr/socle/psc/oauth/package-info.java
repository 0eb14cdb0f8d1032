/// The authorization server: what Spring's has, and what it lacks (CIBA, the profiles of clients, SMART scopes).
@NullMarked
package fr.socle.psc.oauth;

import org.jspecify.annotations.NullMarked;
