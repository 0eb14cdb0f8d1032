package fr.socle.identity;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How much two names are alike, 0 to 1.
final class Names {

    private static final double PART_OF_A_COMPOUND = 0.9;
    private static final double HEARD_ALIKE = 0.9;
    private static final double ANOTHER_GIVEN_NAME = 0.85;
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[ -]");

    private Names() {}

    static double family(String asked, Traits traits, @Nullable String usedName) {
        return Stream.of(traits.birthName(), usedName == null ? "" : usedName)
                .mapToDouble(name -> Math.max(spelled(asked, name), compound(asked, name)))
                .max()
                .orElse(0);
    }

    /// A given name other than the first one, or the start of a list, is good, not equal.
    static double given(List<String> asked, Traits traits, @Nullable String usedGivenName) {
        var first = asked.getFirst();
        var whole = spelled(String.join("", asked), String.join("", traits.givenNames()));
        var calledBy = Math.max(
                spelled(first, traits.firstGivenName()), usedGivenName == null ? 0 : spelled(first, usedGivenName));
        var start = compound(first, traits.firstGivenName());
        var other = ANOTHER_GIVEN_NAME * best(first, traits.givenNames());
        return Math.max(Math.max(whole, calledBy), Math.max(start, other));
    }

    /// The share of letters left right; a part of a compound name counts for the whole, nearly.
    static double alike(String one, String other) {
        return Math.max(spelled(one, other), compound(one, other));
    }

    private static double best(String asked, Collection<String> names) {
        return names.stream().mapToDouble(name -> spelled(asked, name)).max().orElse(0);
    }

    /// One of the parts of a compound name, for the whole.
    private static double compound(String asked, String name) {
        var key = Spelling.key(asked);
        var holds = BETWEEN_PARTS.splitAsStream(name).map(Spelling::key).anyMatch(key::equals)
                || BETWEEN_PARTS.splitAsStream(asked).map(Spelling::key).anyMatch(Spelling.key(name)::equals);
        return holds ? PART_OF_A_COMPOUND : 0;
    }

    private static double spelled(String one, String other) {
        var a = Spelling.key(one);
        var b = Spelling.key(other);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        if (a.equals(b)) {
            return 1;
        }
        var written = 1 - (double) slips(a, b) / Math.max(a.length(), b.length());
        return written >= HEARD_ALIKE || !Sounds.of(a).equals(Sounds.of(b)) ? written : HEARD_ALIKE;
    }

    /// Letters added, dropped, replaced or exchanged with their neighbour (optimal string alignment).
    private static int slips(String a, String b) {
        var cost = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
