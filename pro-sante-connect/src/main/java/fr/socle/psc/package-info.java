/// The one door: signs professionals, citizens, software and administrators in, and tells the others who is asking.
@ApplicationModule(
        displayName = "pro-sante-connect",
        allowedDependencies = {"kernel", "database"})
@NullMarked
package fr.socle.psc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
