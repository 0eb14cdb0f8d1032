package fr.socle.psc.web;

import fr.socle.psc.Accounts.Kind;
import java.util.Arrays;
import java.util.Optional;

/// The three doors of the portal: where each public signs in, and comes home to.
public enum Door {
    PRO("pro", "pro", Kind.PROFESSIONAL),
    CITIZEN("mon-espace-sante", "citizen", Kind.CITIZEN),
    ADMIN("admin", "admin", Kind.ADMINISTRATOR);

    private final String path;
    private final String section;
    private final Kind kind;

    Door(String path, String section, Kind kind) {
        this.path = path;
        this.section = section;
        this.kind = kind;
    }

    public static Optional<Door> of(String path) {
        return Arrays.stream(values()).filter(it -> it.path.equals(path)).findFirst();
    }

    /// The door a page lies behind.
    static Optional<Door> guarding(String uri) {
        return Arrays.stream(values())
                .filter(it -> uri.equals(it.home()) || uri.startsWith(it.home() + "/"))
                .findFirst();
    }

    public String home() {
        return "/" + path;
    }

    public String signIn() {
        return home() + "/connexion";
    }

    public String secondFactor() {
        return signIn() + "/second-facteur";
    }

    public String phone() {
        return signIn() + "/telephone";
    }

    public String recovery() {
        return signIn() + "/recuperation";
    }

    /// Where a person manages what they sign in with.
    public String means() {
        return home() + "/moyens";
    }

    /// The same page for somebody who recovers the account: signed in nowhere.
    public String meansInRecovery() {
        return signIn() + "/moyens";
    }

    /// Name of the section in the frame, and part of the message keys.
    public String section() {
        return section;
    }

    public Kind kind() {
        return kind;
    }
}
