/// The report on quality and freshness in the console.
@NullMarked
package fr.socle.directory.quality.web;

import org.jspecify.annotations.NullMarked;
