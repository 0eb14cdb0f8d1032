/// PostgreSQL for every module: embedded when no other is given, one schema and one migration history a module, COPY
/// for bulk, and the outbox that delivers events after a crash.
@ApplicationModule(displayName = "platform-database", type = ApplicationModule.Type.OPEN)
@NullMarked
package fr.socle.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
