/// Who and where: professionals, structures, care offer.
@ApplicationModule(
        displayName = "rpps-directory",
        allowedDependencies = {"kernel", "database"})
@NullMarked
package fr.socle.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
