package fr.socle.prescription.following;

import fr.socle.identity.HeldUnderIdentity;
import fr.socle.kernel.PatientId;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The prescriptions written for people, and the pharmacies that dispensed from them. One of which nothing was handed
/// over can still be cancelled.
@Component
class PrescriptionsUnderIdentity implements HeldUnderIdentity {

    private final JdbcClient jdbc;

    PrescriptionsUnderIdentity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Held> heldUnder(Collection<PatientId> names) {
        return jdbc.sql("""
                        select p.id, coalesce(p.written_under, p.patient) as patient, p.number, p.prescriber_name,
                               p.issued_at,
                               (select string_agg(distinct d.pharmacy_name, ', ') from prescription.dispensing d
                                 where d.prescription = p.id) as pharmacies
                        from prescription.prescription p
                        where written_under in (:names) or (written_under is null and patient in (:names))
                        order by p.id""")
                .param("names", names.stream().map(PatientId::value).toList())
                .query((row, _) -> new Held(
                        Kind.PRESCRIPTION,
                        row.getObject("id", UUID.class),
                        new PatientId(row.getObject("patient", UUID.class)),
                        "n° " + row.getString("number") + ", " + row.getString("prescriber_name"),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        row.getString("pharmacies")))
                .list();
    }
}
