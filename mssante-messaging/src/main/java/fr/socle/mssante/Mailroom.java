package fr.socle.mssante;

import fr.socle.identity.Identities;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes messages and lays them in the mailboxes they are meant for.
@Service
public class Mailroom {

    private final Identities identities;
    private final MailboxTables mailboxes;
    private final MssanteSettings settings;
    private final AccessJournal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mailroom(
            Identities identities,
            MailboxTables mailboxes,
            MssanteSettings settings,
            AccessJournal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.identities = identities;
        this.mailboxes = mailboxes;
        this.settings = settings;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// Writes to a citizen in the platform's own name, opening the mailbox when there is none. A second call with the
    /// same cause does nothing.
    ///
    /// The text is read by the citizen alone, yet holds no matricule: it says what happened and where to look.
    ///
    /// @throws fr.socle.kernel.Refused when the INS of the person is not qualified
    @Transactional
    public void writeToCitizen(PatientId to, UUID cause, String subject, String text, String senderLabel) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var holder = identities.requireQualified(to);
        var address = CitizenAddress.of(holder, settings.citizenDomain());
        var letter = new Letter(MessageId.next(), subject, text, senderLabel, settings.platformAddress(), now);
        var mailbox = mailboxes.open(holder.id(), address, now);
        var conversation = mailboxes.closedConversation(mailbox, letter.senderAddress(), now);
        if (mailboxes.lay(mailbox, conversation, cause, letter, letter.sealed(settings))) {
            var message = letter.id();
            journal.record(AccessJournal.Access.byPlatform(to, AccessJournal.Action.SENT, "message", message.value()));
            events.publishEvent(new MessageDelivered(message, to, Actor.PLATFORM, now));
        }
    }
}
