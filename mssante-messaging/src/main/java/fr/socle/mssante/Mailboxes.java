package fr.socle.mssante;

import fr.socle.identity.Identities;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The mailboxes of the citizens. What takes a caller asks whether that caller may, and leaves a trace; the rest is
/// for other modules, which answer for their own callers.
@Service
public class Mailboxes {

    private static final int RECENT = 100;

    private final Identities identities;
    private final MailboxTables mailboxes;
    private final MailboxDoor door;
    private final AccessJournal journal;
    private final MssanteSettings settings;
    private final Clock clock;

    Mailboxes(
            Identities identities,
            MailboxTables mailboxes,
            MailboxDoor door,
            AccessJournal journal,
            MssanteSettings settings,
            Clock clock) {
        this.identities = identities;
        this.mailboxes = mailboxes;
        this.door = door;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /// The address of a citizen. It holds the matricule: for a screen or an envelope, never for a log or a URL.
    ///
    /// @throws fr.socle.kernel.Refused when the INS of the person is not qualified
    public String addressOf(PatientId holder) {
        return CitizenAddress.of(identities.requireQualified(holder), settings.citizenDomain())
                .value();
    }

    /// The newest messages, for another module; leaves no trace.
    public List<MessageView> messagesOf(PatientId holder) {
        return mailboxes.find(holder, MessageSearch.newest(RECENT), RECENT);
    }

    @Transactional
    public MessagePage search(Caller by, PatientId holder, MessageSearch search) {
        door.admit(by, holder);
        journal.record(Access.by(by, holder, Action.READ, "message", null));
        var found = mailboxes.find(holder, search, search.count() + 1);
        if (found.size() <= search.count()) {
            return new MessagePage(found, null);
        }
        var page = found.subList(0, search.count());
        var last = page.getLast();
        return new MessagePage(
                page, new MessagePosition(last.sentAt(), last.id().value()));
    }

    /// How many messages a search finds, whatever the page.
    public long count(Caller by, PatientId holder, MessageSearch search) {
        door.admit(by, holder);
        return mailboxes.count(holder, search);
    }

    /// Opens a message, which is read from then on.
    @Transactional
    public MessageView read(Caller by, PatientId holder, MessageId message) {
        door.admit(by, holder);
        var found =
                mailboxes.find(holder, message).orElseThrow(() -> new MssanteRefusal.UnknownMessage().asException());
        journal.record(Access.by(by, holder, Action.READ, "message", message.value()));
        mailboxes.markRead(message, clock.instant());
        return found;
    }
}
