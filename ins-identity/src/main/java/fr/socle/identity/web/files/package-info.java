/// The reception's pages: the patients of a structure, what they showed, what INSi says.
@NullMarked
package fr.socle.identity.web.files;

import org.jspecify.annotations.NullMarked;
