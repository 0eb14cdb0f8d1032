/// The administrator's pages.
@ApplicationModule(displayName = "Console")
@NullMarked
package fr.socle.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
