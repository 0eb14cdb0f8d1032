package fr.socle.identity;

import java.util.List;
import java.util.Set;

/// How what somebody claims compares with what the register holds, trait by trait, for a person to understand. Never
/// says what the register holds instead.
public record Verdict(List<Line> lines) {

    public Verdict {
        lines = List.copyOf(lines);
    }

    /// How the traits somebody entered compare with those that INSi gives, the first given name aside.
    public static Verdict between(Traits ours, Traits theirs) {
        return Explaining.compare(ours, theirs);
    }

    /// The strictest line counts. A trait that was not given is no difference.
    public Agreement overall() {
        return lines.stream()
                .map(Line::agreement)
                .filter(it -> it != Agreement.NOT_GIVEN)
                .max(Enum::compareTo)
                .orElse(Agreement.NOT_GIVEN);
    }

    /// Whether nothing differs.
    public boolean isGood() {
        var overall = overall();
        return overall == Agreement.EQUAL || overall == Agreement.EQUIVALENT;
    }

    static Line line(Trait trait, Agreement agreement, Rule... rules) {
        return new Line(trait, agreement, Set.of(rules));
    }

    public enum Trait {
        NUMBER,
        BIRTH_NAME,
        GIVEN_NAMES,
        BIRTH_DATE,
        SEX,
        BIRTH_PLACE
    }

    public enum Agreement {
        NOT_GIVEN,
        /// Looked for together with the others, and compared with nobody.
        LOOKED_FOR,
        EQUAL,
        /// Written otherwise, and the same by a rule of spelling.
        EQUIVALENT,
        /// A slip away, or alike by ear: what a search forgives and a verification does not.
        NEAR,
        DIFFERENT
    }

    /// Why two spellings are one.
    public enum Rule {
        CASE,
        ACCENTS,
        LIGATURES,
        /// Hyphen, apostrophe and space are one.
        SIGNS,
        /// The names asked begin the list of the birth record.
        START_OF_THE_LIST,
        /// The names asked stand further on in the list.
        WITHIN_THE_LIST,
        /// The name asked is the one the person uses, not the one of birth.
        USED_NAME,
        /// A letter or a digit was added, dropped, replaced or exchanged.
        SLIP,
        /// The number is a former one of the same person.
        FORMER_NUMBER,
        /// The register itself holds a key that does not hold.
        KEY_AS_REGISTERED
    }

    /// @param rules why it is equivalent; empty otherwise
    public record Line(Trait trait, Agreement agreement, Set<Rule> rules) {

        public Line {
            rules = Set.copyOf(rules);
        }
    }
}
