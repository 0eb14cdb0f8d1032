/// The directory for everybody: the search box and the cards behind it.
@NullMarked
package fr.socle.directory.web;

import org.jspecify.annotations.NullMarked;
