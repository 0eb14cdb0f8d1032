package fr.socle.identity.local;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.Ins;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.addressing.Merges;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One person under several numbers (PIXm ITI-83): the numbers of the structures, and the INS when the identity is
/// qualified, never otherwise. A structure asks with a number of its own, or with an INS.
@Service
@Transactional
public class CrossReferences {

    private static final String OIDS = "urn:oid:1.2.250.1.213.1.4.";

    private final LocalIdentities locals;
    private final LocalDomains domains;
    private final Identities identities;
    private final Merges merges;
    private final AccessJournal journal;

    CrossReferences(
            LocalIdentities locals, LocalDomains domains, Identities identities, Merges merges, AccessJournal journal) {
        this.locals = locals;
        this.domains = domains;
        this.identities = identities;
        this.merges = merges;
        this.journal = journal;
    }

    /// @param targets the domains to answer in; none means all
    public Found of(Caller by, Domain source, String value, Collection<String> targets) {
        Structures.require(by);
        if (!targets.stream().allMatch(this::isKnown)) {
            throw LocalRefusal.UNKNOWN_TARGET.asException();
        }
        var names = source.isIns() ? bearing(Ins.of(source.system(), value)) : sameAs(by, source.system(), value);
        if (names.isEmpty()) {
            throw LocalRefusal.UNKNOWN_PATIENT.asException();
        }
        names.forEach(it -> journal.record(Access.by(by, it, Action.FOUND, "identity", it.value())));
        var identifiers = new LinkedHashSet<Identifier>();
        locals.known(names).stream()
                .filter(it -> merges.of(it.id())
                        .filter(to -> to.level() == Merge.Level.LOCAL)
                        .isEmpty())
                .forEach(it -> identifiers.add(new Identifier(
                        domains.system(it.ipp().structure()), it.ipp().number())));
        names.forEach(it -> identities
                .find(it)
                .map(Identity::ins)
                .ifPresent(ins -> identifiers.add(new Identifier(ins.authority().system(), ins.matricule()))));
        identifiers.remove(new Identifier(source.system(), value));
        return new Found(
                identifiers.stream()
                        .filter(it -> targets.isEmpty() || targets.contains(it.system()))
                        .toList(),
                List.copyOf(names));
    }

    private boolean isKnown(String system) {
        return new Domain(system).isIns() || domains.structure(system).isPresent();
    }

    private SequencedSet<PatientId> sameAs(Caller by, String system, String value) {
        var file = locals.byNumber(by, new Ipp(domains.require(system), value))
                .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
        var ins = identities.find(file.id()).map(Identity::ins);
        return ins.isPresent() ? bearing(ins.get()) : leadingToTheSame(file.id());
    }

    /// The person, the files that lead there, and the qualified files of an INS that nobody here bears.
    private SequencedSet<PatientId> bearing(Ins ins) {
        var names = new LinkedHashSet<PatientId>();
        identities.byIns(ins).ifPresent(person -> names.addAll(leadingToTheSame(person.id())));
        locals.holding(ins).stream()
                .filter(LocalIdentity::isQualified)
                .forEach(file -> names.addAll(leadingToTheSame(file.id())));
        return names;
    }

    private SequencedSet<PatientId> leadingToTheSame(PatientId name) {
        return new LinkedHashSet<>(merges.leadingTo(merges.now(name)));
    }

    /// A domain of identifiers, by its FHIR system.
    public record Domain(String system) {

        boolean isIns() {
            return system.startsWith(OIDS);
        }
    }

    public record Identifier(String system, String value) {

        @Override
        public String toString() {
            return "Identifier[" + system + "]";
        }
    }

    public record Found(List<Identifier> identifiers, List<PatientId> names) {}
}
