package fr.socle.kernel;

/// Who did it, by a reference that is stable and holds no matricule INS: an RPPS number, a [PatientId], a client id
/// or a user name.
public record Actor(Role role, String reference) {

    public static final Actor PLATFORM = new Actor(Role.PLATFORM, "socle");

    public enum Role {
        PROFESSIONAL,
        CITIZEN,
        SOFTWARE,
        ADMINISTRATOR,
        PLATFORM
    }
}
