package fr.socle.directory;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The declared link between a person and their treating physician (médecin traitant, article L162-5-3 of the
/// social security code), with who declared it and how. The declaration that counts for reimbursement is the one
/// made to the Assurance Maladie; this one says the same to those who care.
///
/// Any doctor may be chosen, specialist or not, as long as the register knows them and they practise.
@Service
@Transactional
public class TreatingPhysicians {

    private final TreatingPhysicianRules rules;
    private final JdbcClient jdbc;
    private final AccessJournal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TreatingPhysicians(
            TreatingPhysicianRules rules,
            JdbcClient jdbc,
            AccessJournal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /// Who may declare: the person, a parent of a child, or the doctor who is chosen, the person being present and
    /// agreeing.
    ///
    /// @throws fr.socle.kernel.Refused when the caller may not, or the number is not that of a doctor who
    /// practises
    public Link declare(Caller by, PatientId patient, RppsNumber doctor) {
        var provenance = rules.provenance(by, patient, doctor);
        var link = replace(patient, doctor, by.actor(), provenance);
        journal.record(Access.by(by, patient, Action.CHANGED, "treating-physician", link.id()));
        return link;
    }

    /// For what an official source says; nobody's access.
    public Link take(PatientId patient, RppsNumber doctor, Provenance provenance) {
        return current(patient)
                .filter(it -> it.doctor().equals(doctor))
                .orElseGet(() -> replace(patient, doctor, Actor.PLATFORM, provenance));
    }

    private Link replace(PatientId patient, RppsNumber doctor, Actor by, Provenance provenance) {
        var chosen = rules.chosen(doctor);
        var now = clock.instant();
        close(patient, now);
        var link = new Link(Ids.next(), patient, chosen.rpps(), now, null, provenance);
        jdbc.sql("""
                        insert into directory.treating_physician
                               (id, patient, rpps, since, declared_by_role, declared_by, provenance)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        link.id(),
                        patient.value(),
                        doctor.value(),
                        now.atOffset(UTC),
                        by.role().name(),
                        by.reference(),
                        provenance.name())
                .update();
        events.publishEvent(new TreatingPhysicianChanged(patient, link.id(), by, now));
        return link;
    }

    /// Those who declare withdraw the declaration too; the doctor may give it up.
    public void end(Caller by, PatientId patient) {
        var link = current(patient).orElseThrow(() -> new DirectoryRefusal.NoTreatingPhysician().asException());
        rules.provenance(by, patient, link.doctor());
        var now = clock.instant();
        close(patient, now);
        journal.record(Access.by(by, patient, Action.CHANGED, "treating-physician", link.id()));
        events.publishEvent(new TreatingPhysicianChanged(patient, link.id(), by.actor(), now));
    }

    private void close(PatientId patient, Instant now) {
        jdbc.sql("update directory.treating_physician set until = ? where patient = ? and until is null")
                .params(now.atOffset(UTC), patient.value())
                .update();
    }

    /// In one call: who it is, for those whom the rules let know. Everybody else is refused; every answer leaves a
    /// trace.
    public Optional<Link> ask(Caller by, PatientId patient) {
        rules.requireKnowing(by, patient);
        var link = current(patient);
        journal.record(Access.by(
                by,
                patient,
                Action.READ,
                "treating-physician",
                link.map(Link::id).orElse(null)));
        return link;
    }

    /// For other modules, which ask on somebody's behalf and leave the trace themselves.
    @Transactional(readOnly = true)
    public Optional<Link> current(PatientId patient) {
        return read("patient = ? and until is null", patient.value()).stream().findFirst();
    }

    /// All there were, the latest first: for the same, with the same trace.
    public List<Link> askHistory(Caller by, PatientId patient) {
        rules.requireKnowing(by, patient);
        journal.record(Access.by(by, patient, Action.READ, "treating-physician", null));
        return history(patient);
    }

    /// All there were, the latest first.
    @Transactional(readOnly = true)
    public List<Link> history(PatientId patient) {
        return read("patient = ? order by since desc, id desc", patient.value());
    }

    private List<Link> read(String condition, UUID value) {
        return jdbc.sql("select * from directory.treating_physician where " + condition)
                .param(value)
                .query((row, _) -> {
                    var until = row.getTimestamp("until");
                    return new Link(
                            row.getObject("id", UUID.class),
                            new PatientId(row.getObject("patient", UUID.class)),
                            new RppsNumber(row.getString("rpps")),
                            row.getTimestamp("since").toInstant(),
                            until == null ? null : until.toInstant(),
                            Provenance.valueOf(row.getString("provenance")));
                })
                .list();
    }

    public record Link(
            UUID id,
            PatientId patient,
            RppsNumber doctor,
            Instant since,
            @Nullable Instant until,
            Provenance provenance) {}

    /// How we know.
    public enum Provenance {
        PERSON,
        /// By a parent, for a child under sixteen.
        PARENT,
        DOCTOR_WITH_CONSENT,
        /// Told by the Assurance Maladie.
        HEALTH_INSURANCE,
        /// The invented population of the sandbox.
        SANDBOX
    }
}
