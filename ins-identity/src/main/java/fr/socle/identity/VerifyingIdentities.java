package fr.socle.identity;

import fr.socle.identity.Verdict.Agreement;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Compares identities that somebody holds with the national register: one, or as many as a request may hold.
@Service
public class VerifyingIdentities {

    public static final int MOST = 1_000;

    private final Register register;
    private final AccessJournal journal;
    private final GuessingAlarm alarm;
    private final SearchingIdentities searching;

    VerifyingIdentities(Register register, AccessJournal journal, GuessingAlarm alarm, SearchingIdentities searching) {
        this.register = register;
        this.journal = journal;
        this.alarm = alarm;
        this.searching = searching;
    }

    /// @return for each claim, in their order, its verdict; empty when the register does not know the number
    public List<Optional<Verdict>> verify(Caller caller, List<Claim> claims) {
        AskingInsi.requireEntitled(caller);
        if (claims.size() > MOST) {
            throw new InsiRefusal.TooManyPeople(MOST).asException();
        }
        var numbers = claims.stream().map(VerifyingIdentities::number).toList();
        numbers.forEach(searching::requireAccepted);
        alarm.requireCalm(caller);
        var bearers = bearers(numbers);
        journal.record(bearers.values().stream()
                .distinct()
                .map(it -> Access.by(
                        caller, it.id(), Action.FOUND, AskingInsi.WHAT, it.id().value()))
                .toList());
        var verdicts = claims.stream().map(claim -> verdict(claim, bearers)).toList();
        var misses = Math.toIntExact(verdicts.stream()
                .filter(it -> it.isEmpty() || it.get().overall() == Agreement.DIFFERENT)
                .count());
        if (misses > 0) {
            alarm.missed(caller, misses);
        }
        return verdicts;
    }

    private Map<Ins, CertifiedPerson> bearers(List<Ins> numbers) {
        var bearers = new HashMap<Ins, CertifiedPerson>();
        var found = register.bearing(numbers);
        // the active bearer of a number goes before whoever bore it once
        found.forEach(person -> person.formerNumbers().forEach(it -> bearers.put(it.ins(), person)));
        found.forEach(person -> bearers.put(person.ins(), person));
        bearers.keySet().retainAll(List.copyOf(numbers));
        return bearers;
    }

    private static Optional<Verdict> verdict(Claim claim, Map<Ins, CertifiedPerson> bearers) {
        var ins = number(claim);
        var bearer = bearers.get(ins);
        if (bearer == null && !ins.keyHolds()) {
            throw new IdentityRefusal.WrongKey().asException();
        }
        return Optional.ofNullable(bearer).map(person -> Explaining.compare(claim, person));
    }

    private static Ins number(Claim claim) {
        if (claim.ins() == null) {
            throw new InsiRefusal.MissingTrait("identifier").asException();
        }
        return Objects.requireNonNull(claim.ins());
    }

    /// What a search asked compares with whom it found.
    public static Verdict explain(InsiQuestion.ByTraits asked, CertifiedPerson found) {
        return Explaining.compare(
                new Claim(
                        null,
                        asked.birthName(),
                        asked.givenNames(),
                        asked.birthDate(),
                        asked.sex(),
                        asked.birthPlace()),
                found);
    }

    /// How the traits were read when nobody, or more than one, was found: by which rules of spelling.
    public static Verdict asRead(InsiQuestion.ByTraits asked) {
        return Explaining.asRead(asked);
    }
}
