/// How the national register of people is filled and kept up to date: by file, or a few people at a time.
@NullMarked
package fr.socle.identity.reference;

import org.jspecify.annotations.NullMarked;
