package fr.socle.espacesante;

import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Files documents in the records, and withdraws them. Depositing needs no right of access: whoever treats a person
/// feeds the record.
@Service
public class HealthRecords {

    private final DocumentTables documents;
    private final AccessJournal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HealthRecords(DocumentTables documents, AccessJournal journal, ApplicationEventPublisher events, Clock clock) {
        this.documents = documents;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// Files a document, opening the record with its first one. A second deposit about the same source does nothing.
    @Transactional
    public void fileOnce(Deposit deposit) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var document = DocumentId.next();
        documents.openRecord(deposit.patient(), now);
        if (documents.keep(document, deposit, now)) {
            journal.record(Access.byPlatform(deposit.patient(), Action.FILED, "document", document.value()));
            events.publishEvent(new DocumentFiled(document, deposit.patient(), deposit.by(), now));
        }
    }

    /// Takes a document out of what may be relied on; it stays readable as what it was.
    ///
    /// @param status what it becomes
    @Transactional
    public void withdraw(UUID source, DocumentView.Status status, Actor by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        documents.leaveCurrent(source, status, now).ifPresent(document -> {
            journal.record(Access.byPlatform(
                    document.patient(),
                    Action.CANCELLED,
                    "document",
                    document.id().value()));
            events.publishEvent(new DocumentWithdrawn(document.id(), document.patient(), by, now));
        });
    }
}
