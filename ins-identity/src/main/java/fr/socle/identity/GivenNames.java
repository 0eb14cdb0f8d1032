package fr.socle.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Given names asked for, looked for in the list of a birth record. Hyphen, apostrophe and space are one; words are
/// whole: JEAN-CHRISTOPHE is in JEAN CHRISTOPHE PIERRE, JEA is not.
final class GivenNames {

    private GivenNames() {}

    enum Place {
        NOWHERE,
        WITHIN,
        START,
        ALL
    }

    /// Where the names asked, read one after the other, stand in the list; names that do not follow each other there
    /// are looked for one by one.
    static Place place(List<String> asked, String list) {
        var there = words(list);
        var together = new ArrayList<String>();
        asked.forEach(name -> together.addAll(words(name)));
        if (together.isEmpty()) {
            return Place.NOWHERE;
        }
        var at = Collections.indexOfSubList(there, together);
        if (at == 0) {
            return together.size() == there.size() ? Place.ALL : Place.START;
        }
        var each = asked.stream().allMatch(name -> Collections.indexOfSubList(there, words(name)) >= 0);
        return at > 0 || each ? Place.WITHIN : Place.NOWHERE;
    }

    private static List<String> words(String names) {
        var spaced = Spelling.normal(names).replace('-', ' ').replace('\'', ' ');
        return Arrays.stream(spaced.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
