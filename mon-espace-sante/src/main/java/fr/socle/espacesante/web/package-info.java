/// What the citizen sees of the record, and what a professional sees of it.
@NullMarked
package fr.socle.espacesante.web;

import org.jspecify.annotations.NullMarked;
