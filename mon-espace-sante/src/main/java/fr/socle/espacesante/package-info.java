/// The record of a citizen, who may see it, and what the citizen sees of it.
@ApplicationModule(
        displayName = "mon-espace-sante",
        allowedDependencies = {"kernel", "database", "identity", "directory", "prescription", "mssante"})
@NullMarked
package fr.socle.espacesante;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
