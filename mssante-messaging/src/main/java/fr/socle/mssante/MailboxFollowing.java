package fr.socle.mssante;

import fr.socle.identity.Identities;
import fr.socle.identity.IdentitiesMerged;
import fr.socle.identity.IdentitiesUnmerged;
import fr.socle.identity.InsReplaced;
import fr.socle.identity.InsWithdrawn;
import fr.socle.kernel.PatientId;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// A mailbox follows the identity of its holder: renamed when the INS changes, without an address when it is withdrawn,
/// read under the identity that the holder's was merged into.
@Component
class MailboxFollowing {

    private final Identities identities;
    private final MailboxTables mailboxes;
    private final MssanteSettings settings;

    MailboxFollowing(Identities identities, MailboxTables mailboxes, MssanteSettings settings) {
        this.identities = identities;
        this.mailboxes = mailboxes;
        this.settings = settings;
    }

    @ApplicationModuleListener(id = "mssante.following-a-merge")
    void on(IdentitiesMerged fact) {
        readdress(fact.absorbed());
    }

    @ApplicationModuleListener(id = "mssante.following-an-unmerge")
    void on(IdentitiesUnmerged fact) {
        readdress(fact.absorbed());
    }

    @ApplicationModuleListener(id = "mssante.following-another-ins")
    void on(InsReplaced fact) {
        rename(fact.patient());
    }

    @ApplicationModuleListener(id = "mssante.following-a-withdrawn-ins")
    void on(InsWithdrawn fact) {
        rename(fact.patient());
    }

    private void readdress(PatientId absorbed) {
        var where = identities.readdressing(absorbed);
        mailboxes.readBy(where.writtenUnder(), where.under());
    }

    /// As the identity is when this is handled, whatever happened since.
    private void rename(PatientId patient) {
        identities
                .find(patient)
                .ifPresent(holder -> mailboxes.rename(
                        holder.id(),
                        holder.isQualified() ? CitizenAddress.of(holder, settings.citizenDomain()) : null));
    }
}
