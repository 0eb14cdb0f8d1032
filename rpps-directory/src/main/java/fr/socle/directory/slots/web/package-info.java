/// Where a citizen takes a slot.
@NullMarked
package fr.socle.directory.slots.web;

import org.jspecify.annotations.NullMarked;
