package fr.socle.directory;

/// How a text is looked for. Accents, case and punctuation do not count, except for [Mode#EXACT].
public record TextMatch(Mode mode, String text) {

    public enum Mode {
        STARTS_WITH,
        CONTAINS,
        EXACT
    }

    public static TextMatch startingWith(String text) {
        return new TextMatch(Mode.STARTS_WITH, text);
    }
}
