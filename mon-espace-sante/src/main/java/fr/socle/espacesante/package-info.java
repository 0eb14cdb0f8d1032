/// The record of a citizen: what is filed in it, who may see it, and what the citizen sees of it.
///
/// Ask [HealthRecords] to file, [Documents] to read, [CareTeams] to declare who takes care of whom; [AccessRule] is
/// the list of the reasons to say no. Listen to [DocumentFiled] and [DocumentWithdrawn].
@ApplicationModule(
        displayName = "mon-espace-sante",
        allowedDependencies = {"kernel", "database", "identity", "directory", "prescription", "mssante"})
@NullMarked
package fr.socle.espacesante;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
