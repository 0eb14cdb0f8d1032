/// The board of a territory and the page where a ward counts its beds.
@NullMarked
package fr.socle.directory.beds.web;

import org.jspecify.annotations.NullMarked;
