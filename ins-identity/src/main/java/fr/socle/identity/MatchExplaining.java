package fr.socle.identity;

import static fr.socle.identity.Verdict.line;

import fr.socle.identity.Verdict.Agreement;
import fr.socle.identity.Verdict.Line;
import fr.socle.identity.Verdict.Rule;
import fr.socle.identity.Verdict.Trait;
import java.util.ArrayList;
import java.util.List;

/// Why a person is among those a search came up with, trait by trait.
final class MatchExplaining {

    private static final double ALIKE = 0.7;

    private MatchExplaining() {}

    static Verdict explain(Probe probe, Identity person) {
        var traits = person.traits();
        var lines = new ArrayList<Line>();
        if (probe.ins() != null) {
            lines.add(line(Trait.NUMBER, probe.ins().equals(person.ins()) ? Agreement.EQUAL : Agreement.DIFFERENT));
        }
        lines.add(familyName(probe, person));
        lines.add(givenNames(probe, person));
        lines.add(birthDate(probe, traits));
        lines.add(
                probe.sex() == null
                        ? line(Trait.SEX, Agreement.NOT_GIVEN)
                        : line(Trait.SEX, probe.sex() == traits.sex() ? Agreement.EQUAL : Agreement.DIFFERENT));
        lines.add(
                probe.birthPlace() == null
                        ? line(Trait.BIRTH_PLACE, Agreement.NOT_GIVEN)
                        : line(
                                Trait.BIRTH_PLACE,
                                probe.birthPlace().equals(traits.birthPlace())
                                        ? Agreement.EQUAL
                                        : Agreement.DIFFERENT));
        return new Verdict(lines);
    }

    private static Line familyName(Probe probe, Identity person) {
        var asked = probe.familyName();
        var traits = person.traits();
        var birth = Explaining.name(Trait.BIRTH_NAME, asked, traits.birthName());
        if (asked == null || birth.agreement() != Agreement.DIFFERENT) {
            return birth;
        }
        var used = person.usedName();
        if (used != null && Spelling.key(used).equals(Spelling.key(asked))) {
            return line(Trait.BIRTH_NAME, Agreement.EQUIVALENT, Rule.USED_NAME);
        }
        return Names.family(asked, traits, used) >= ALIKE ? line(Trait.BIRTH_NAME, Agreement.NEAR, Rule.SLIP) : birth;
    }

    private static Line givenNames(Probe probe, Identity person) {
        var traits = person.traits();
        var exact = Explaining.givenNames(probe.givenNames(), String.join(" ", traits.givenNames()));
        if (exact.agreement() != Agreement.DIFFERENT) {
            return exact;
        }
        var used = person.usedGivenName();
        if (used != null
                && List.of(Spelling.key(used))
                        .contains(Spelling.key(probe.givenNames().getFirst()))) {
            return line(Trait.GIVEN_NAMES, Agreement.EQUIVALENT, Rule.USED_NAME);
        }
        return Names.given(probe.givenNames(), traits, used) >= ALIKE
                ? line(Trait.GIVEN_NAMES, Agreement.NEAR, Rule.SLIP)
                : exact;
    }

    private static Line birthDate(Probe probe, Traits traits) {
        var born = probe.born();
        if (born == null) {
            return line(Trait.BIRTH_DATE, Agreement.NOT_GIVEN);
        }
        var likeness = BirthDates.likeness(born, traits.birthDate());
        if (likeness >= 1) {
            return line(Trait.BIRTH_DATE, Agreement.EQUAL);
        }
        return likeness >= ALIKE
                ? line(Trait.BIRTH_DATE, Agreement.NEAR, Rule.SLIP)
                : line(Trait.BIRTH_DATE, Agreement.DIFFERENT);
    }
}
