/// One reliable identity per person: INS, traits, statuses, search.
@ApplicationModule(
        displayName = "ins-identity",
        allowedDependencies = {"kernel", "database"})
@NullMarked
package fr.socle.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
