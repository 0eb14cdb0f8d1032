/// The way to another provider and back.
@NullMarked
package fr.socle.psc.web.upstream;

import org.jspecify.annotations.NullMarked;
