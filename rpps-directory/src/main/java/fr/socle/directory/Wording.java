package fr.socle.directory;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The French words for codes, as people type them in a search.
final class Wording {

    private static final ResourceBundle FRENCH = ResourceBundle.getBundle("messages/directory", Locale.ROOT);

    private Wording() {}

    static String of(Profession profession) {
        return FRENCH.getString("directory.profession." + profession.code());
    }

    static @Nullable String ofKnowHow(@Nullable String code) {
        try {
            return code == null ? null : FRENCH.getString("directory.know-how." + code);
        } catch (MissingResourceException unknown) {
            return null;
        }
    }
}
