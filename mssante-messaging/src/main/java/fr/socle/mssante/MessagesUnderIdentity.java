package fr.socle.mssante;

import fr.socle.identity.HeldUnderIdentity;
import fr.socle.kernel.PatientId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The messages written to people. A message that has reached the mailbox of somebody else cannot be taken back:
// another
/// one tells its reader.
@Component
class MessagesUnderIdentity implements HeldUnderIdentity {

    private final JdbcClient jdbc;

    MessagesUnderIdentity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> heldUnder(Collection<PatientId> names) {
        return jdbc.sql("""
                        select m.id, b.patient, m.sender_label, m.sent_at
                        from mssante.message m join mssante.mailbox b on b.id = m.mailbox
                        where b.patient in (:names) order by m.sent_at, m.id""")
                .param("names", names.stream().map(PatientId::value).toList())
                .query((row, _) -> new Held(
                        Kind.MESSAGE,
                        row.getObject("id", UUID.class),
                        new PatientId(row.getObject("patient", UUID.class)),
                        row.getString("sender_label"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        "citizen"))
                .list();
    }
}
