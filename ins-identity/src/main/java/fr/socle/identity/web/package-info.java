/// The pages on which a professional finds a person.
@NullMarked
package fr.socle.identity.web;

import org.jspecify.annotations.NullMarked;
