package fr.socle.identity;

import fr.socle.identity.InsiQuestion.ByCard;
import fr.socle.identity.InsiQuestion.ByTraits;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/// The téléservice INSi: one question, one answer. A person found is told, before the answer leaves. Trying other given
/// names or adding the birth place after 01 and 02 is for the caller, one call after the other.
@Service
public class AskingInsi {

    static final String WHAT = "identity";

    private final Register register;
    private final AccessJournal journal;
    private final GuessingAlarm alarm;
    private final Clock clock;

    AskingInsi(Register register, AccessJournal journal, GuessingAlarm alarm, Clock clock) {
        this.register = register;
        this.journal = journal;
        this.alarm = alarm;
        this.clock = clock;
    }

    public InsiAnswer ask(Caller caller, InsiQuestion question) {
        requireEntitled(caller);
        alarm.requireCalm(caller);
        var found =
                switch (question) {
                    case ByTraits it -> byTraits(it);
                    case ByCard it -> byCard(it);
                };
        if (found.size() == 1) {
            var person = found.getFirst();
            journal.record(Access.by(
                    caller, person.id(), Action.FOUND, WHAT, person.id().value()));
            return new InsiAnswer.Found(person);
        }
        alarm.missed(caller, 1);
        return found.isEmpty() ? new InsiAnswer.Nobody() : new InsiAnswer.Several();
    }

    private List<CertifiedPerson> byTraits(ByTraits asked) {
        if (asked.birthDate().compareTo(LocalDate.now(clock).toString()) > 0) {
            throw new InsiRefusal.FutureDate().asException();
        }
        return register.bornAs(asked.birthName(), asked.birthDate(), asked.sex()).stream()
                .filter(it -> GivenNames.place(asked.givenNames(), it.givenNames()) != GivenNames.Place.NOWHERE)
                .filter(it -> asked.birthPlace() == null || asked.birthPlace().equals(it.birthPlace()))
                .toList();
    }

    private List<CertifiedPerson> byCard(ByCard card) {
        var bearers = card.number() != null
                ? register.byNumberWithoutKey(card.number())
                : ofTheFamily(Objects.requireNonNull(card.insured()));
        return bearers.stream().filter(it -> agrees(card, it)).toList();
    }

    private List<CertifiedPerson> ofTheFamily(String insured) {
        var family = new ArrayList<>(register.byNumberWithoutKey(insured));
        family.addAll(register.childrenOf(insured));
        return family;
    }

    private static boolean agrees(ByCard card, CertifiedPerson person) {
        return (card.birthName() == null || Spelling.key(card.birthName()).equals(Spelling.key(person.birthName())))
                && (card.birthDate() == null || card.birthDate().equals(person.birthDate()));
    }

    /// A professional in a practice situation, or a program that acts for a structure or was given the téléservice.
    static void requireEntitled(Caller caller) {
        var entitled =
                switch (caller) {
                    case Caller.Professional professional -> professional.situation() != null;
                    case Caller.Software software ->
                        software.structure() != null || software.scopes().contains("insi");
                    case Caller.Citizen _, Caller.Administrator _ -> false;
                };
        if (!entitled) {
            throw new IdentityRefusal.Forbidden().asException();
        }
    }
}
