package fr.socle.kernel;

import org.jspecify.annotations.Nullable;

/// Who did it, by a reference that is stable and holds no matricule INS: an RPPS number, a [PatientId], a client id
/// or a user name.
///
/// @param onBehalfOf RPPS number of the professional whose mandate the actor held
/// @param through client id of the program that identified itself beside the actor
public record Actor(
        Role role,
        String reference,
        @Nullable String onBehalfOf,
        @Nullable String through) {

    public static final Actor PLATFORM = new Actor(Role.PLATFORM, "socle");

    public Actor(Role role, String reference) {
        this(role, reference, null, null);
    }

    public enum Role {
        PROFESSIONAL,
        CITIZEN,
        SOFTWARE,
        ADMINISTRATOR,
        PLATFORM
    }
}
