package fr.socle.espacesante.following;

import fr.socle.identity.HeldUnderIdentity;
import fr.socle.kernel.PatientId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The documents filed for people. Each can be withdrawn by its author, or moved with a merge.
@Component
class DocumentsUnderIdentity implements HeldUnderIdentity {

    private final JdbcClient jdbc;

    DocumentsUnderIdentity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> heldUnder(Collection<PatientId> names) {
        return jdbc.sql("""
                        select id, coalesce(written_under, patient) as patient, title, author_name, filed_at
                        from espacesante.document
                        where (written_under in (:names) or (written_under is null and patient in (:names)))
                          and status <> 'ENTERED_IN_ERROR'
                        order by filed_at, id""")
                .param("names", names.stream().map(PatientId::value).toList())
                .query((row, _) -> new Held(
                        Kind.DOCUMENT,
                        row.getObject("id", UUID.class),
                        new PatientId(row.getObject("patient", UUID.class)),
                        row.getString("title") + ", " + row.getString("author_name"),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                        null))
                .list();
    }
}
