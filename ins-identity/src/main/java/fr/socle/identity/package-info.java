/// One reliable identity per person: INS, traits, statuses, search.
/// Ask [Identities] from another module, and [SearchingIdentities] in somebody's name.
@ApplicationModule(
        displayName = "ins-identity",
        allowedDependencies = {"kernel", "database"})
@NullMarked
package fr.socle.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
