package fr.socle.identity.local;

import fr.socle.identity.Ins;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The patients of a structure, for those who act in it. What takes a caller leaves a trace.
@Service
@Transactional
public class LocalIdentities {

    private static final int MOST = 50;

    private final LocalTable table;
    private final LocalChanges changes;
    private final AccessJournal journal;

    LocalIdentities(LocalTable table, LocalChanges changes, AccessJournal journal) {
        this.table = table;
        this.changes = changes;
        this.journal = journal;
    }

    /// The patient of the caller's own structure that has this name.
    public Optional<LocalIdentity> find(Caller by, PatientId id) {
        var found = table.byId(id)
                .filter(it ->
                        Structures.of(by).filter(it.ipp().structure()::equals).isPresent());
        found.ifPresent(it -> trace(by, Action.READ, it.id()));
        return found;
    }

    public LocalIdentity require(Caller by, PatientId id) {
        return find(by, id).orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
    }

    public Optional<LocalIdentity> byNumber(Caller by, Ipp ipp) {
        if (!Structures.require(by).equals(ipp.structure())) {
            throw LocalRefusal.FOREIGN_DOMAIN.asException();
        }
        var found = table.byNumber(ipp);
        found.ifPresent(it -> trace(by, Action.FOUND, it.id()));
        return found;
    }

    /// Those of the caller's structure with this number, or whose name begins so.
    public List<LocalIdentity> look(Caller by, String words, @Nullable LocalDate born) {
        var structure = Structures.require(by);
        if (words.isBlank() && born == null) {
            return List.of();
        }
        var found = table.looked(structure, words.strip(), born, MOST);
        found.forEach(it -> trace(by, Action.FOUND, it.id()));
        return found;
    }

    public List<LocalChange> changes(Caller by, PatientId id) {
        return changes.of(require(by, id).id());
    }

    /// For the rooms of this module, which answer for their callers.
    public Optional<LocalIdentity> known(PatientId id) {
        return table.byId(id);
    }

    public Optional<LocalIdentity> known(Ipp ipp) {
        return table.byNumber(ipp);
    }

    public List<LocalIdentity> known(Collection<PatientId> ids) {
        return table.all(List.copyOf(ids));
    }

    /// Every file that holds this INS, shareable or not.
    public List<LocalIdentity> holding(Ins ins) {
        return table.byIns(ins);
    }

    private void trace(Caller by, Action action, PatientId id) {
        journal.record(Access.by(by, id, action, "identity", id.value()));
    }
}
