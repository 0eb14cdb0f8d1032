package fr.socle.identity;

import fr.socle.identity.Match.Grade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Compares people with what is known of the person looked for. What was not asked does not count; what was asked
/// counts by its weight.
///
/// Certain is for the one person who agrees on every trait asked, the name, the given name, the birth day and the sex
/// being among them: two homonyms are never certain. A slip of the keyboard leaves a person probable.
final class Matching {

    private static final double FAMILY_NAME = 0.30;
    private static final double GIVEN_NAME = 0.25;
    private static final double BIRTH_DATE = 0.30;
    private static final double SEX = 0.05;
    private static final double BIRTH_PLACE = 0.10;

    private static final double PROBABLE = 0.85;
    private static final double POSSIBLE = 0.65;
    private static final double EQUAL = 0.9999;

    private Matching() {}

    static List<Match> rank(Probe probe, Collection<Identity> candidates) {
        var likely = candidates.stream()
                .map(person -> new Likeness(person, probe))
                .filter(likeness -> likeness.score() >= POSSIBLE)
                .sorted(Comparator.comparingDouble(Likeness::score)
                        .reversed()
                        .thenComparing(it -> it.person().id().toString()))
                .toList();
        var alone = likely.stream().filter(Likeness::isEqual).count() == 1;
        return likely.stream()
                .map(it -> new Match(
                        it.person(), it.score(), it.grade(alone), () -> MatchExplaining.explain(probe, it.person())))
                .toList();
    }

    /// A person under the INS given: certain unless the traits given beside it say somebody else.
    static Match byIns(Probe probe, Identity person) {
        var likeness = new Likeness(person, probe);
        return likeness.score() >= POSSIBLE || likeness.asked() == 0
                ? new Match(person, 1, Grade.CERTAIN, () -> MatchExplaining.explain(probe, person))
                : new Match(person, likeness.score(), Grade.POSSIBLE, () -> MatchExplaining.explain(probe, person));
    }

    private static final class Likeness {

        private final Identity person;
        private final Probe probe;
        private final double given;
        private final double score;
        private final double asked;

        Likeness(Identity person, Probe probe) {
            this.person = person;
            this.probe = probe;
            var traits = person.traits();
            this.given =
                    probe.givenNames().isEmpty() ? 0 : Names.given(probe.givenNames(), traits, person.usedGivenName());
            var marks = new ArrayList<Mark>();
            if (probe.familyName() != null) {
                marks.add(new Mark(FAMILY_NAME, Names.family(probe.familyName(), traits, person.usedName())));
            }
            if (!probe.givenNames().isEmpty()) {
                marks.add(new Mark(GIVEN_NAME, given));
            }
            if (probe.born() != null) {
                marks.add(new Mark(BIRTH_DATE, BirthDates.likeness(probe.born(), traits.birthDate())));
            }
            if (probe.sex() != null) {
                marks.add(new Mark(SEX, probe.sex() == traits.sex() ? 1 : 0));
            }
            if (probe.birthPlace() != null) {
                marks.add(new Mark(BIRTH_PLACE, probe.birthPlace().equals(traits.birthPlace()) ? 1 : 0));
            }
            this.asked = marks.stream().mapToDouble(Mark::weight).sum();
            var gained = marks.stream()
                    .mapToDouble(mark -> mark.weight() * mark.value())
                    .sum();
            this.score = asked == 0 ? 0 : gained / asked;
        }

        Identity person() {
            return person;
        }

        double score() {
            return score;
        }

        double asked() {
            return asked;
        }

        boolean isEqual() {
            return score >= EQUAL
                    && probe.familyName() != null
                    && !probe.givenNames().isEmpty()
                    && probe.born() != null
                    && probe.sex() != null;
        }

        Grade grade(boolean alone) {
            if (isEqual() && alone) {
                return Grade.CERTAIN;
            }
            return score >= PROBABLE && !probe.givenNames().isEmpty() && !isPerhapsTheTwin()
                    ? Grade.PROBABLE
                    : Grade.POSSIBLE;
        }

        /// Twins differ by the given name only: one that is merely alike may be the other's.
        private boolean isPerhapsTheTwin() {
            return person.birthRank() != null && given < EQUAL;
        }
    }

    private record Mark(double weight, double value) {}
}
