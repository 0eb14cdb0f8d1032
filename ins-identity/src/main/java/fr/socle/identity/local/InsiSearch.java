package fr.socle.identity.local;

import fr.socle.identity.AskingInsi;
import fr.socle.identity.CertifiedPerson;
import fr.socle.identity.Ins;
import fr.socle.identity.InsiAnswer;
import fr.socle.identity.InsiQuestion.ByTraits;
import fr.socle.identity.Traits;
import fr.socle.kernel.Caller;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// INSi, as the reception asks it: the first given name, then all of them, then with the birth place; the first answer
/// that is one person ends it, and nobody is asked for after that.
@Component
public class InsiSearch {

    private final AskingInsi insi;

    InsiSearch(AskingInsi insi) {
        this.insi = insi;
    }

    Answer byTraits(Caller by, Traits asked) {
        Answer last = new Answer.Nobody();
        for (var question : questions(asked)) {
            last = switch (insi.ask(by, question)) {
                case InsiAnswer.Found(var person) -> found(person, asked);
                case InsiAnswer.Nobody() -> new Answer.Nobody();
                case InsiAnswer.Several() -> new Answer.Several();
            };
            if (last instanceof Answer.One) {
                return last;
            }
        }
        return last;
    }

    private static List<ByTraits> questions(Traits asked) {
        var date = asked.birthDate().toString();
        var first = List.of(asked.firstGivenName());
        var place = asked.birthPlace().equals(StrictTraits.UNKNOWN_PLACE) ? null : asked.birthPlace();
        return Stream.of(
                        new ByTraits(asked.birthName(), first, asked.sex(), date, null),
                        new ByTraits(asked.birthName(), asked.givenNames(), asked.sex(), date, null),
                        new ByTraits(asked.birthName(), asked.givenNames(), asked.sex(), date, place))
                .distinct()
                .toList();
    }

    /// The register often knows the list of given names only: the first one typed stays, when it starts that list.
    private static Answer found(CertifiedPerson person, Traits asked) {
        var place = person.birthPlace();
        if (place == null) {
            throw LocalRefusal.INCOMPLETE_RECORD.asException();
        }
        try {
            var names = Arrays.asList(person.givenNames().strip().split(" +"));
            var date = LocalDate.parse(person.birthDate());
            return new Answer.One(
                    person.ins(),
                    new Traits(person.birthName(), names, first(person, asked), date, person.sex(), place));
        } catch (DateTimeException | IllegalArgumentException incomplete) {
            throw LocalRefusal.INCOMPLETE_RECORD.asException();
        }
    }

    private static String first(CertifiedPerson person, Traits asked) {
        var known = person.firstGivenName();
        if (known != null) {
            return known;
        }
        var list = " " + person.givenNames().replace('-', ' ') + " ";
        var typed = asked.firstGivenName();
        return list.startsWith(" " + typed.replace('-', ' ') + " ")
                ? typed
                : person.givenNames().strip().split(" ")[0];
    }

    /// Codes 00, 01 and 02: with several there is never a list.
    public sealed interface Answer {
        record One(Ins ins, Traits traits) implements Answer {}

        record Nobody() implements Answer {}

        record Several() implements Answer {}
    }
}
