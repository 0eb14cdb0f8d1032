package fr.socle.directory.data;

import java.util.Random;

/// Names made of syllables, so that nobody's is among them; a few are frequent and most are rare, as names are.
final class Words {

    private static final String[] BEGIN = {
        "MAR", "BER", "DU", "LE", "MO", "GAR", "RO", "FRA", "LAM", "BON", "GI", "CHE", "PE", "SAU", "VI", "TA", "NO",
        "HU"
    };
    private static final String[] MIDDLE = {"TI", "NA", "RE", "LI", "BO", "CHA", "DE", "LO", "RI", "SO", "GUE", "VA", ""
    };
    private static final String[] END = {
        "N", "RD", "UX", "LLE", "NT", "T", "ER", "OT", "IN", "EAU", "ON", "ET", "É", "AN"
    };

    private Words() {}

    /// @param many how many different words there are; the first ones come most
    static String word(Random random, int many) {
        var skewed = random.nextDouble();
        var index = (int) (many * skewed * skewed * skewed);
        return spelled(index);
    }

    static String spelled(int index) {
        var rest = index;
        var word = new StringBuilder(BEGIN[rest % BEGIN.length]);
        rest /= BEGIN.length;
        word.append(MIDDLE[rest % MIDDLE.length]);
        rest /= MIDDLE.length;
        while (rest > END.length) {
            word.append(MIDDLE[rest % MIDDLE.length]);
            rest /= MIDDLE.length;
        }
        return word.append(END[rest % END.length]).toString();
    }
}
