package fr.socle.identity;

import static fr.socle.identity.Verdict.line;

import fr.socle.identity.GivenNames.Place;
import fr.socle.identity.Verdict.Agreement;
import fr.socle.identity.Verdict.Line;
import fr.socle.identity.Verdict.Rule;
import fr.socle.identity.Verdict.Trait;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares a claim with a person of the register, and says by which rule two spellings are one (RNIV, and SEL-MP-043
/// §2 for the spelling).
final class Explaining {

    private static final Pattern LIGATURE = Pattern.compile("[ÆŒæœß]");

    private Explaining() {}

    static Verdict compare(Claim claim, CertifiedPerson held) {
        var lines = new ArrayList<Line>();
        if (claim.ins() != null) {
            lines.add(number(claim.ins(), held));
        }
        lines.add(name(Trait.BIRTH_NAME, claim.birthName(), held.birthName()));
        lines.add(givenNames(claim.givenNames(), held.givenNames()));
        lines.add(same(Trait.BIRTH_DATE, claim.birthDate(), held.birthDate()));
        lines.add(same(Trait.SEX, claim.sex(), held.sex()));
        lines.add(same(Trait.BIRTH_PLACE, claim.birthPlace(), held.birthPlace()));
        return new Verdict(lines);
    }

    static Verdict compare(Traits claimed, Traits held) {
        return new Verdict(List.of(
                name(Trait.BIRTH_NAME, claimed.birthName(), held.birthName()),
                givenNames(claimed.givenNames(), String.join(" ", held.givenNames())),
                same(Trait.BIRTH_DATE, claimed.birthDate(), held.birthDate()),
                same(Trait.SEX, claimed.sex(), held.sex()),
                same(Trait.BIRTH_PLACE, claimed.birthPlace(), held.birthPlace())));
    }

    static Verdict asRead(InsiQuestion.ByTraits asked) {
        return new Verdict(List.of(
                new Line(Trait.BIRTH_NAME, Agreement.LOOKED_FOR, written(asked.birthName())),
                new Line(Trait.GIVEN_NAMES, Agreement.LOOKED_FOR, written(String.join(" ", asked.givenNames()))),
                line(Trait.BIRTH_DATE, Agreement.LOOKED_FOR),
                line(Trait.SEX, Agreement.LOOKED_FOR),
                line(Trait.BIRTH_PLACE, asked.birthPlace() == null ? Agreement.NOT_GIVEN : Agreement.LOOKED_FOR)));
    }

    private static Line number(Ins claimed, CertifiedPerson held) {
        if (claimed.equals(held.ins())) {
            return claimed.keyHolds()
                    ? line(Trait.NUMBER, Agreement.EQUAL)
                    : line(Trait.NUMBER, Agreement.EQUIVALENT, Rule.KEY_AS_REGISTERED);
        }
        var former = held.formerNumbers().stream().anyMatch(it -> it.ins().equals(claimed));
        return former
                ? line(Trait.NUMBER, Agreement.EQUIVALENT, Rule.FORMER_NUMBER)
                : line(Trait.NUMBER, Agreement.DIFFERENT);
    }

    static Line name(Trait trait, @Nullable String claimed, String held) {
        if (claimed == null) {
            return line(trait, Agreement.NOT_GIVEN);
        }
        if (claimed.equals(held)) {
            return line(trait, Agreement.EQUAL);
        }
        return Spelling.key(claimed).equals(Spelling.key(held))
                ? new Line(trait, Agreement.EQUIVALENT, spellings(claimed, held))
                : line(trait, Agreement.DIFFERENT);
    }

    static Line givenNames(List<String> claimed, String held) {
        if (claimed.isEmpty()) {
            return line(Trait.GIVEN_NAMES, Agreement.NOT_GIVEN);
        }
        var joined = String.join(" ", claimed);
        if (joined.equals(held)) {
            return line(Trait.GIVEN_NAMES, Agreement.EQUAL);
        }
        var place = GivenNames.place(claimed, held);
        if (place == Place.NOWHERE) {
            return line(Trait.GIVEN_NAMES, Agreement.DIFFERENT);
        }
        var rules = place == Place.ALL ? spellings(joined, held) : written(joined);
        if (place != Place.ALL) {
            rules.add(place == Place.START ? Rule.START_OF_THE_LIST : Rule.WITHIN_THE_LIST);
        }
        return new Line(Trait.GIVEN_NAMES, Agreement.EQUIVALENT, rules);
    }

    private static Set<Rule> spellings(String claimed, String held) {
        var rules = written(claimed);
        if (!Spelling.normal(claimed).equals(Spelling.normal(held))) {
            rules.add(Rule.SIGNS);
        }
        return rules;
    }

    private static Set<Rule> written(String claimed) {
        var rules = EnumSet.noneOf(Rule.class);
        if (!claimed.equals(claimed.toUpperCase(Locale.ROOT))) {
            rules.add(Rule.CASE);
        }
        if (!Normalizer.isNormalized(claimed, Normalizer.Form.NFD)
                || claimed.codePoints().anyMatch(it -> Character.getType(it) == Character.NON_SPACING_MARK)) {
            rules.add(Rule.ACCENTS);
        }
        if (LIGATURE.matcher(claimed).find()) {
            rules.add(Rule.LIGATURES);
        }
        return rules;
    }

    private static Line same(Trait trait, @Nullable Object claimed, @Nullable Object held) {
        if (claimed == null || held == null) {
            return line(trait, Agreement.NOT_GIVEN);
        }
        return line(trait, claimed.equals(held) ? Agreement.EQUAL : Agreement.DIFFERENT);
    }
}
