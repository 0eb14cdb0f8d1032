/// The few words every module shares: who calls, whom it is about, how we say no. No bean, no table, at most fifteen
/// types.
@ApplicationModule(displayName = "platform-kernel", type = ApplicationModule.Type.OPEN)
@NullMarked
package fr.socle.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
