package fr.socle.identity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How much two identities look like one person's, trait by trait. The weights are those of a match; what decides is
/// [#isOnePerson], a list of rules that a person can read back, and a person decides all the same.
///
/// @param name of the birth and used names, the best pair; 0 to 1, as the others
/// @param otherGivenNames 1 the same, 0 different, 0.5 when one of the two has none
public record Resemblance(
        double name, double given, double otherGivenNames, double date, boolean sameSex, boolean samePlace) {

    private static final double SURE = 0.95;
    private static final double CLOSE = 0.85;
    private static final double ALIKE = 0.7;
    private static final double ONE_SLIP = 0.8;
    private static final double HALF = 0.6;
    private static final double UNKNOWN = 0.5;
    private static final double SAME_SOUND = 0.92;

    /// One of the two, as much as is compared.
    ///
    /// @param rank among twins
    public record Side(
            Traits traits,
            @Nullable String usedName,
            @Nullable String usedGivenName,
            @Nullable Integer rank) {

        Stream<String> names() {
            return Stream.of(traits.birthName(), usedName == null ? "" : usedName)
                    .filter(it -> !it.isEmpty());
        }

        Stream<String> givenNames() {
            return Stream.of(traits.firstGivenName(), usedGivenName == null ? "" : usedGivenName)
                    .filter(it -> !it.isEmpty());
        }

        /// Two sides that share none of these are never compared.
        public SequencedSet<String> keys() {
            var keys = new LinkedHashSet<String>();
            var born = traits.birthDate();
            // the day; the names as they sound, in either order; a name, the year and the place
            keys.add("D" + born);
            var given = Sounds.of(traits.firstGivenName());
            names().forEach(name -> {
                var heard = Sounds.of(name);
                keys.add("F" + born.getYear() + traits.birthPlace() + heard);
                keys.add(heard.compareTo(given) < 0 ? "N" + heard + "." + given : "N" + given + "." + heard);
            });
            keys.add("G" + born.getYear() + traits.birthPlace() + given);
            return keys;
        }
    }

    public static Resemblance between(Side one, Side other) {
        var name = best(one.names().toList(), other.names().toList());
        var given = best(one.givenNames().toList(), other.givenNames().toList());
        var exchanged = Math.min(
                alike(one.traits().birthName(), other.traits().firstGivenName()),
                alike(one.traits().firstGivenName(), other.traits().birthName()));
        return new Resemblance(
                Math.max(name, exchanged),
                Math.max(given, exchanged),
                others(one, other),
                BirthDates.likeness(
                        BirthPeriod.day(one.traits().birthDate()),
                        other.traits().birthDate()),
                one.traits().sex() == other.traits().sex(),
                one.traits().birthPlace().equals(other.traits().birthPlace()));
    }

    private static double others(Side one, Side other) {
        if (one.rank() != null && other.rank() != null && !one.rank().equals(other.rank())) {
            return 0;
        }
        var ours = one.traits().givenNames();
        var theirs = other.traits().givenNames();
        if (ours.size() < 2 || theirs.size() < 2) {
            return UNKNOWN;
        }
        return alike(ours.get(1), theirs.get(1)) >= ALIKE ? 1 : 0;
    }

    private static double best(List<String> ours, List<String> theirs) {
        var best = 0.0;
        for (var one : ours) {
            for (var other : theirs) {
                best = Math.max(best, alike(one, other));
            }
        }
        return best;
    }

    private static double alike(String one, String other) {
        var spelled = Names.alike(one, other);
        return spelled < SAME_SOUND && Sounds.of(one).equals(Sounds.of(other)) ? SAME_SOUND : spelled;
    }

    /// 0 to 1.
    public double score() {
        return 0.30 * name + 0.25 * given + 0.30 * date + (samePlace ? 0.10 : 0) + (sameSex ? 0.05 : 0);
    }

    /// Two ranks of one birth, or other given names that differ, are two persons. Else, by how far the date agrees.
    public boolean isOnePerson() {
        if (otherGivenNames == 0) {
            return false;
        }
        if (date == 1) {
            return samePlace && sameSex ? bornThereThatDay() : bornThatDay();
        }
        return date >= ONE_SLIP ? bornADayLikeIt() : bornThatYear();
    }

    /// One of the names may be misspelled, or both a little, or the family name be another one altogether.
    private boolean bornThereThatDay() {
        return name >= SURE && given >= ALIKE
                || given >= SURE && name >= ALIKE
                || name >= ONE_SLIP && given >= ONE_SLIP
                || otherGivenNames == 1 && (given >= SURE || name >= SURE && given >= HALF);
    }

    private boolean bornThatDay() {
        return (samePlace || sameSex)
                && name >= ALIKE
                && (given >= SURE || given >= CLOSE && name >= SURE || given >= ALIKE && otherGivenNames == 1);
    }

    private boolean bornADayLikeIt() {
        return sameSex
                && (samePlace || otherGivenNames == 1)
                && (name >= CLOSE && given >= SURE
                        || samePlace && name >= SURE && given >= ALIKE
                        || otherGivenNames == 1 && name >= ONE_SLIP && given >= ONE_SLIP && samePlace);
    }

    private boolean bornThatYear() {
        return date > 0 && sameSex && samePlace && otherGivenNames == 1 && name == 1 && given == 1;
    }

    /// Close enough to be taken for each other, and two persons.
    public boolean areHomonyms() {
        return name >= SURE && given >= SURE && date > 0 && sameSex;
    }
}
