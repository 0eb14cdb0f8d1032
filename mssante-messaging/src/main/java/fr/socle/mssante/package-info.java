/// Secure health messages to professionals and citizens.
@ApplicationModule(
        displayName = "mssante-messaging",
        allowedDependencies = {"kernel", "database", "identity", "directory"})
@NullMarked
package fr.socle.mssante;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
