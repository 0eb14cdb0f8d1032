package fr.socle.espacesante;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.AccessMode;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides who may open a record. Everything that shows a part of a record asks here first.
@Component
class RecordDoor {

    private final JdbcClient jdbc;
    private final Identities identities;
    private final CareTeams careTeams;
    private final EmergencyAccesses emergencies;
    private final AccessJournal journal;
    private final TransactionTemplate ofItsOwn;

    RecordDoor(
            JdbcClient jdbc,
            Identities identities,
            CareTeams careTeams,
            EmergencyAccesses emergencies,
            AccessJournal journal,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.careTeams = careTeams;
        this.emergencies = emergencies;
        this.journal = journal;
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Comes back when the caller may open the record; a refusal leaves a trace that outlives the request.
    void admit(Caller by, PatientId holder) {
        var record = asSeenBy(by, holder);
        var broken = AccessRule.firstBroken(by, record, isEmergency(by));
        if (broken.isPresent()) {
            ofItsOwn.executeWithoutResult(_ -> journal.record(Access.by(by, holder, Action.REFUSED, "record", null)));
            throw broken.get().refusal().asException();
        }
        if (by instanceof Caller.Professional professional && isEmergency(by)) {
            emergencies.open(professional, holder, professional.reason() == null ? "" : professional.reason());
        }
    }

    /// An emergency is for who is there: nobody breaks the glass in another's name.
    private static boolean isEmergency(Caller by) {
        return by instanceof Caller.Professional professional
                && professional.mode() == AccessMode.BRIS_DE_GLACE
                && professional.mandate() == null;
    }

    /// Only what the rules need to know for this caller.
    private HealthRecord asSeenBy(Caller by, PatientId holder) {
        Set<PatientId> representatives =
                by instanceof Caller.Citizen citizen && !citizen.patient().equals(holder)
                        ? Set.copyOf(identities
                                .find(holder)
                                .map(Identity::legalRepresentatives)
                                .orElse(List.of()))
                        : Set.of();
        var careTeam = by instanceof Caller.Professional ? careTeams.of(holder) : Set.<RppsNumber>of();
        return new HealthRecord(holder, isOpen(holder), representatives, careTeam);
    }

    /// A record opens with its first document: until then nothing closes it.
    private boolean isOpen(PatientId holder) {
        return jdbc.sql("select state = 'OPEN' from espacesante.record where patient = :patient")
                .param("patient", holder.value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }
}
