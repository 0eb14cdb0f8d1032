package fr.socle.directory.load.rpps;

import fr.socle.directory.SearchText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Keys of texts that come again and again, such as labels, given names and towns.
final class KnownTexts {

    private static final int MOST = 1 << 15;

    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, String> towns = new HashMap<>();

    String of(String text) {
        return remembered(plain, text, SearchText::of);
    }

    String town(String text) {
        return remembered(towns, text, SearchText::town);
    }

    private static String remembered(Map<String, String> known, String text, UnaryOperator<String> reading) {
        var key = known.get(text);
        if (key == null) {
            key = reading.apply(text);
            if (known.size() < MOST) {
                known.put(text, key);
            }
        }
        return key;
    }
}
