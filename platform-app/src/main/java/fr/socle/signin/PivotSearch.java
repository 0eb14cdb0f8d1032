package fr.socle.signin;

import fr.socle.identity.AskingInsi;
import fr.socle.identity.CertifiedPerson;
import fr.socle.identity.Identities;
import fr.socle.identity.InsiAnswer;
import fr.socle.identity.InsiQuestion.ByTraits;
import fr.socle.identity.InsiRefusal;
import fr.socle.identity.Sex;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.psc.CitizensByPivot;
import fr.socle.psc.PivotIdentity;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// From a pivot identity to a person, by the rules of an INSi search: each given name alone in the order of the birth
/// record, then all together, then with the place of birth; the first answer 00 counts, 01 and 02 go on.
///
/// An answer 00 found by one given name may be somebody else born that day: it is believed when the whole list of
/// given names and the place of birth agree too.
@Component
class PivotSearch implements CitizensByPivot {

    /// Of this running program: the same person has another fingerprint after a restart.
    private static final UUID FINGERPRINTS = UUID.randomUUID();

    private final AskingInsi insi;
    private final Identities identities;

    PivotSearch(AskingInsi insi, Identities identities) {
        this.insi = insi;
        this.identities = identities;
    }

    @Override
    public Answer find(PivotIdentity pivot) {
        var several = false;
        var us = onBehalfOf(pivot);
        for (var question : questions(pivot)) {
            switch (insi.ask(us, question)) {
                case InsiAnswer.Found found
                when agrees(pivot, found.person()) -> {
                    return one(found.person());
                }
                case InsiAnswer.Several _ -> several = true;
                case InsiAnswer.Found _, InsiAnswer.Nobody _ -> {}
            }
        }
        return several ? Answer.No.SEVERAL : Answer.No.NONE;
    }

    /// The platform itself, with an allowance of misses for each person who signs in: what one of them looks for in
    /// vain stops nobody else. A fingerprint stands for the person, so that no trait is logged.
    private static Caller onBehalfOf(PivotIdentity pivot) {
        var person = "%s|%s|%s|%s|%s"
                .formatted(pivot.familyName(), pivot.givenNames(), pivot.birthDate(), pivot.sex(), pivot.birthPlace());
        var fingerprint = UUID.nameUUIDFromBytes((FINGERPRINTS + person).getBytes(StandardCharsets.UTF_8));
        return new Caller.Software("socle-sante/" + fingerprint, "Socle Santé", null, Set.of("insi"));
    }

    private Answer one(CertifiedPerson person) {
        return identities
                .find(person.id())
                .<Answer>map(it -> new Answer.One(it.id(), it.displayName()))
                .orElse(Answer.No.NONE);
    }

    /// A pivot that INSi cannot be asked about (a digit in a name, a place it does not know) finds nobody.
    private static List<ByTraits> questions(PivotIdentity pivot) {
        var questions = new ArrayList<ByTraits>();
        try {
            pivot.givenNames().forEach(name -> questions.add(question(pivot, List.of(name), null)));
            questions.add(question(pivot, pivot.givenNames(), null));
            if (!pivot.birthPlace().isEmpty()) {
                questions.add(question(pivot, pivot.givenNames().subList(0, 1), pivot.birthPlace()));
                questions.add(question(pivot, pivot.givenNames(), pivot.birthPlace()));
            }
        } catch (Refused no) {
            if (!(no.refusal() instanceof InsiRefusal)) {
                throw no;
            }
        }
        return questions;
    }

    private static ByTraits question(PivotIdentity pivot, List<String> names, @Nullable String place) {
        return new ByTraits(pivot.familyName(), names, Sex.valueOf(pivot.sex()), pivot.birthDate(), place);
    }

    private static boolean agrees(PivotIdentity pivot, CertifiedPerson found) {
        var vouched = words(String.join(" ", pivot.givenNames()));
        var registered = words(found.givenNames());
        return (vouched.startsWith(registered) || registered.startsWith(vouched))
                && (pivot.birthPlace().isEmpty()
                        || found.birthPlace() == null
                        || pivot.birthPlace().equals(found.birthPlace()));
    }

    /// Whole words, without accents; hyphen, apostrophe and space are one.
    private static String words(String names) {
        var plain = Normalizer.normalize(names, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", " ").strip() + " ";
    }
}
