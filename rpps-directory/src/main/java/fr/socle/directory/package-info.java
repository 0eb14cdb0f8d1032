/// Who and where: professionals, structures, care offer. Ask [Practitioners] for people, [Establishments] for places,
/// [CareOffer] for both in one search box. `load` reads the national files.
@ApplicationModule(
        displayName = "rpps-directory",
        allowedDependencies = {"kernel", "database"})
@NullMarked
package fr.socle.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
