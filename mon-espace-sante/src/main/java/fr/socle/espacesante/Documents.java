package fr.socle.espacesante;

import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The documents of the records, for those whom [AccessRule] lets in. What takes a caller leaves a trace before it
/// answers; what takes none is for other modules, which answer for their own callers.
@Service
public class Documents {

    private static final int ALL = 200;

    private final DocumentTables documents;
    private final RecordDoor door;
    private final AccessJournal journal;

    Documents(DocumentTables documents, RecordDoor door, AccessJournal journal) {
        this.documents = documents;
        this.door = door;
        this.journal = journal;
    }

    /// The newest documents of a person.
    @Transactional
    public List<DocumentView> of(Caller by, PatientId patient) {
        return search(by, DocumentSearch.newest(patient, ALL)).documents();
    }

    @Transactional
    public DocumentPage search(Caller by, DocumentSearch search) {
        door.admit(by, search.patient());
        journal.record(Access.by(by, search.patient(), Action.READ, "record", null));
        var found = documents.find(search, search.count() + 1);
        if (found.size() <= search.count()) {
            return new DocumentPage(found, null);
        }
        var page = found.subList(0, search.count());
        var last = page.getLast();
        return new DocumentPage(
                page, new DocumentPosition(last.actAt(), last.id().value()));
    }

    /// How many documents a search finds, whatever the page.
    @Transactional
    public long count(Caller by, DocumentSearch search) {
        door.admit(by, search.patient());
        return documents.count(search);
    }

    /// What is known about a document, without its content.
    @Transactional
    public DocumentView look(Caller by, DocumentId id) {
        var document = require(id);
        door.admit(by, document.patient());
        journal.record(Access.by(by, document.patient(), Action.READ, "document", id.value()));
        return document;
    }

    @Transactional
    public DocumentContent open(Caller by, DocumentId id) {
        var document = look(by, id);
        return new DocumentContent(document, documents.content(id));
    }

    public Optional<DocumentView> find(DocumentId id) {
        return documents.find(id);
    }

    /// The titles of those of these documents that are in this record.
    public Map<UUID, String> titles(PatientId patient, Collection<UUID> ids) {
        var known = ids.stream().map(DocumentId::new).collect(Collectors.toSet());
        var search = new DocumentSearch(patient, known, null, null, null, List.of(), null, ALL);
        return documents.find(search, ALL).stream()
                .collect(Collectors.toMap(document -> document.id().value(), DocumentView::title));
    }

    /// The document that tells about this, when one was filed.
    public Optional<DocumentView> about(UUID source) {
        return documents.bySource(source);
    }

    public DocumentView require(DocumentId id) {
        return find(id).orElseThrow(() -> new RecordRefusal.UnknownDocument().asException());
    }
}
