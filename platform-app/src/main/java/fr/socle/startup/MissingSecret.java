package fr.socle.startup;

/// Production knows no default secret: what is not given stops the start.
class MissingSecret extends RuntimeException {

    MissingSecret(String setting) {
        super("the production profile needs the setting " + setting + ".");
    }
}
