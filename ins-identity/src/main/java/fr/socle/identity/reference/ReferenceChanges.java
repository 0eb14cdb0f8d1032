package fr.socle.identity.reference;

import fr.socle.identity.Identities;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the register changed about a person, in the order it came. Whoever reads it leaves a trace.
@Component
class ReferenceChanges {

    private final JdbcClient jdbc;
    private final Identities identities;
    private final AccessJournal journal;

    ReferenceChanges(JdbcClient jdbc, Identities identities, AccessJournal journal) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.journal = journal;
    }

    /// @param after the last one of the page before
    List<Change> of(Caller by, PatientId name, @Nullable UUID after, int most) {
        var person = identities.require(name).id();
        journal.record(Access.by(by, person, Action.READ, "identity", person.value()));
        return jdbc.sql("""
                        select c.id, c.at, c.trait, c.before, c.after from identity.reference_change c
                         where c.person = :person
                           and (cast(:after as uuid) is null
                                or (c.at, c.id) > (select p.at, p.id from identity.reference_change p
                                                    where p.person = :person and p.id = :after))
                         order by c.at, c.id limit :most""")
                .param("person", person.value())
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Change(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("trait"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    /// @param trait `NUMBER`, `BIRTH_NAME`, `GIVEN_NAMES`, `BIRTH_DATE`, `SEX`, `BIRTH_PLACE`, `DEATH`
    record Change(
            UUID id,
            Instant at,
            String trait,
            @Nullable String before,
            @Nullable String after) {

        @Override
        public String toString() {
            return "Change[" + trait + "]";
        }
    }
}
