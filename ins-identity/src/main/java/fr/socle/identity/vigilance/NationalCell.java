package fr.socle.identity.vigilance;

import fr.socle.kernel.Caller;

/// Who looks after the identities of people, not of one structure: the administrators of the platform, and programs
// that
/// act in their name.
public final class NationalCell {

    private static final String SCOPE = "admin";

    private NationalCell() {}

    public static boolean includes(Caller by) {
        return switch (by) {
            case Caller.Administrator _ -> true;
            case Caller.Software it -> it.scopes().contains(SCOPE);
            default -> false;
        };
    }

    static void require(Caller by) {
        if (!includes(by)) {
            throw VigilanceRefusal.NATIONAL_CELL.asException();
        }
    }
}
