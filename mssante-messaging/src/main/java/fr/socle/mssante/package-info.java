/// Secure health messages (MSSanté): the mailboxes of the citizens, and those who may write to them.
///
/// Ask [Mailroom] to write, [Mailboxes] to read; listen to [MessageDelivered].
@ApplicationModule(
        displayName = "mssante-messaging",
        allowedDependencies = {"kernel", "database", "identity", "directory"})
@NullMarked
package fr.socle.mssante;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
