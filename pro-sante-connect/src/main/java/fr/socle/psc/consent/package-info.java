/// What a citizen allows an application to do: asked in plain words, remembered, withdrawn at will.
@NullMarked
package fr.socle.psc.consent;

import org.jspecify.annotations.NullMarked;
