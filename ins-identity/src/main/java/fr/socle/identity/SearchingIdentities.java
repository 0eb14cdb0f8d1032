package fr.socle.identity;

import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Service;

/// Somebody looks for a person. Everyone found is told: the trace is kept before the answer leaves.
///
/// A professional searches in a practice situation, a program in the name of its structure; a citizen sees himself.
@Service
public class SearchingIdentities {

    private static final String WHAT = "identity";

    private final People people;
    private final Candidates candidates;
    private final AccessJournal journal;
    private final boolean realNumbersOnly;

    SearchingIdentities(People people, Candidates candidates, AccessJournal journal, Environment environment) {
        this.people = people;
        this.candidates = candidates;
        this.journal = journal;
        this.realNumbersOnly = environment.acceptsProfiles(Profiles.of("production"));
    }

    public Identity read(Caller caller, PatientId id) {
        requireReader(caller, id);
        var identity = people.byId(id).orElseThrow(() -> new IdentityRefusal.Unknown().asException());
        trace(caller, Action.READ, List.of(identity));
        return identity;
    }

    public Identity byIns(Caller caller, Ins ins) {
        requireSearcher(caller);
        requireAccepted(ins);
        var identity = people.byIns(ins).orElseThrow(() -> new IdentityRefusal.Unknown().asException());
        trace(caller, Action.FOUND, List.of(identity));
        return identity;
    }

    /// Those who may be the person looked for, best first.
    public List<Match> match(Caller caller, Probe probe, boolean onlyCertain, int count) {
        requireSearcher(caller);
        if (probe.isTooWide()) {
            throw new IdentityRefusal.SearchTooWide().asException();
        }
        var matches = matches(probe).stream()
                .filter(match -> !onlyCertain || match.grade() == Match.Grade.CERTAIN)
                .limit(Math.max(count, 1))
                .toList();
        trace(caller, Action.FOUND, matches.stream().map(Match::identity).toList());
        return matches;
    }

    private List<Match> matches(Probe probe) {
        if (probe.ins() != null) {
            requireAccepted(probe.ins());
            var named = people.byIns(probe.ins());
            if (named.isPresent()) {
                return List.of(Matching.byIns(probe, named.get()));
            }
        }
        var familyName = probe.familyName();
        var born = probe.born();
        if (familyName == null || born == null) {
            return List.of();
        }
        var given = probe.givenNames().isEmpty() ? "" : probe.givenNames().getFirst();
        return Matching.rank(probe, people.among(Candidates.like(familyName, given, born)));
    }

    /// Everybody who satisfies the criteria, a page at a time.
    public Page search(Caller caller, Criteria criteria, Page.Wanted wanted) {
        if (criteria.id() != null) {
            requireReader(caller, criteria.id());
        } else {
            requireSearcher(caller);
        }
        if (criteria.isTooWide()) {
            throw new IdentityRefusal.SearchTooWide().asException();
        }
        if (criteria.ins() != null) {
            requireAccepted(criteria.ins());
        }
        if (criteria.isInsAlone()) {
            return alone(caller, people.byIns(Objects.requireNonNull(criteria.ins())));
        }
        var ids = candidates.satisfying(criteria, wanted);
        var complete = ids.size() <= wanted.size();
        var here = complete ? ids : ids.subList(0, wanted.size());
        var found = List.copyOf(people.all(here).values());
        trace(caller, Action.FOUND, found);
        var total = complete && wanted.after() == null
                ? Integer.valueOf(found.size())
                : wanted.counted() ? Integer.valueOf(candidates.count(criteria)) : null;
        return new Page(found, complete ? null : here.getLast(), total);
    }

    private Page alone(Caller caller, Optional<Identity> person) {
        var found = person.stream().toList();
        trace(caller, Action.FOUND, found);
        return new Page(found, null, found.size());
    }

    /// Whose numbers identify somebody here: test and demonstration numbers do in a sandbox only, and come first
    /// there.
    public List<Ins.Authority> acceptedAuthorities() {
        return realNumbersOnly
                ? List.of(Ins.Authority.NIR, Ins.Authority.NIA)
                : List.of(Ins.Authority.TEST, Ins.Authority.NIR, Ins.Authority.NIA, Ins.Authority.DEMO);
    }

    private void trace(Caller caller, Action action, Collection<Identity> found) {
        if (!found.isEmpty()) {
            journal.record(found.stream()
                    .map(person -> Access.by(
                            caller, person.id(), action, WHAT, person.id().value()))
                    .toList());
        }
    }

    private static void requireReader(Caller caller, PatientId id) {
        if (!(caller instanceof Caller.Citizen citizen && citizen.patient().equals(id))) {
            requireSearcher(caller);
        }
    }

    private static void requireSearcher(Caller caller) {
        var entitled =
                switch (caller) {
                    case Caller.Professional professional -> professional.situation() != null;
                    case Caller.Software software -> software.structure() != null;
                    case Caller.Citizen _, Caller.Administrator _ -> false;
                };
        if (!entitled) {
            throw new IdentityRefusal.Forbidden().asException();
        }
    }

    void requireAccepted(Ins ins) {
        if (!acceptedAuthorities().contains(ins.authority())) {
            throw new IdentityRefusal.TestNumber().asException();
        }
    }
}
