package fr.socle.kernel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the trace of every access to a person's data, for that person to read.
///
/// A trace is written before the answer leaves: inside the caller's transaction when there is one, so that a change
/// and its trace live or die together; at once otherwise.
public interface AccessJournal {

    void record(List<Access> accesses);

    default void record(Access access) {
        record(List.of(access));
    }

    /// One access to one person's data.
    ///
    /// @param onBehalfOf name of the professional whose mandate the actor held
    /// @param through name of the program that identified itself beside the actor
    /// @param structure name of the structure acted for, when known
    /// @param what the kind of thing: `identity`, `prescription`, `dispensing`, `document`, `message`, `record`…
    /// @param object our identifier of the thing, when it is one
    /// @param reason what the professional typed for an access outside the normal mode
    record Access(
            PatientId patient,
            Actor by,
            String byName,
            @Nullable String onBehalfOf,
            @Nullable String through,
            @Nullable String structure,
            Caller.AccessMode mode,
            @Nullable String reason,
            Action action,
            String what,
            @Nullable UUID object) {

        public static Access by(Caller caller, PatientId patient, Action action, String what, @Nullable UUID object) {
            if (caller instanceof Caller.Professional it) {
                var situation = it.situation();
                var mandate = it.mandate();
                var program = it.program();
                return new Access(
                        patient,
                        it.actor(),
                        it.displayName(),
                        mandate == null ? null : mandate.ofName(),
                        program == null ? null : program.name(),
                        situation == null ? null : situation.structureName(),
                        it.mode(),
                        it.reason(),
                        action,
                        what,
                        object);
            }
            return of(patient, caller.actor(), caller.displayName(), action, what, object);
        }

        /// Something the platform did by itself, as the consequence of a fact.
        public static Access byPlatform(PatientId patient, Action action, String what, @Nullable UUID object) {
            return of(patient, Actor.PLATFORM, "Socle Santé", action, what, object);
        }

        private static Access of(
                PatientId patient, Actor by, String name, Action action, String what, @Nullable UUID object) {
            return new Access(
                    patient, by, name, null, null, null, Caller.AccessMode.NORMAL, null, action, what, object);
        }
    }

    enum Action {
        FOUND,
        READ,
        CREATED,
        CHANGED,
        DISPENSED,
        CANCELLED,
        FILED,
        SENT,
        REFUSED
    }
}
