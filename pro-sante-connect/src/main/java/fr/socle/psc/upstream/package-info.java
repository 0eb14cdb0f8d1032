/// Our server as a client of others: Pro Santé Connect for professionals, FranceConnect+ for citizens. Their tokens
/// are read here and go no further; those our clients get are ours.
@NullMarked
package fr.socle.psc.upstream;

import org.jspecify.annotations.NullMarked;
