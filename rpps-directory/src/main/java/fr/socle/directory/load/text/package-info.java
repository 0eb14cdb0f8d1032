/// Reading the texts of the national files; shared by the loaders, no door of the module.
@NullMarked
package fr.socle.directory.load.text;

import org.jspecify.annotations.NullMarked;
