package fr.socle.identity.vigilance;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.Resemblance;
import fr.socle.identity.Resemblance.Side;
import fr.socle.identity.vigilance.WorkItem.Kind;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The national sweep: people whose identity is not qualified, compared with everybody born that day or the day one
/// finds under the same names.
@Service
@Transactional
public class DetectingPeople {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Identities identities;
    private final WorkItems items;

    DetectingPeople(JdbcClient jdbc, Identities identities, WorkItems items) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.items = items;
    }

    /// @return how many doubts are new
    public int sweep(Caller by) {
        NationalCell.require(by);
        return unqualified().stream().mapToInt(this::compare).sum();
    }

    private List<PatientId> unqualified() {
        return jdbc.sql("select id from identity.person where status <> 'QUAL' order by id limit :most")
                .param("most", MOST)
                .query((row, _) -> new PatientId(row.getObject(1, UUID.class)))
                .list();
    }

    private int compare(PatientId id) {
        var person = identities.require(id);
        var found = 0;
        for (var near : identities.all(near(person)).values()) {
            var resemblance = Resemblance.between(side(person), side(near));
            if (resemblance.isOnePerson()) {
                var doubt = Doubt.of(Kind.DOUBLON, person.id(), near.id(), resemblance.score(), "close-traits");
                found += items.open(null, doubt).isPresent() ? 1 : 0;
            }
        }
        return found;
    }

    private List<PatientId> near(Identity person) {
        return jdbc.sql("""
                        select o.id from identity.person p join identity.person o
                            on o.birth_date = p.birth_date
                            or (o.birth_name_key = p.birth_name_key and o.first_given_key = p.first_given_key)
                         where p.id = :id and o.id <> :id
                         order by o.id limit :most""")
                .param("id", person.id().value())
                .param("most", MOST)
                .query((row, _) -> new PatientId(row.getObject(1, UUID.class)))
                .list();
    }

    private static Side side(Identity it) {
        return new Side(it.traits(), it.usedName(), it.usedGivenName(), it.birthRank());
    }
}
