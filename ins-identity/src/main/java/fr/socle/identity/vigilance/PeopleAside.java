package fr.socle.identity.vigilance;

import fr.socle.identity.addressing.Merge;
import fr.socle.kernel.PatientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A person who was merged into another leaves the population, so that no search meets them, and is kept whole.
@Component
class PeopleAside {

    private final JdbcClient jdbc;

    PeopleAside(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isOne(PatientId id) {
        return jdbc.sql("select exists (select 1 from identity.person where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void setAside(Merge merge) {
        jdbc.sql("call identity.set_person_aside(:merge, :person, :survivor)")
                .param("merge", merge.id())
                .param("person", merge.absorbed().value())
                .param("survivor", merge.survivor().value())
                .update();
    }

    void bringBack(Merge merge) {
        jdbc.sql("call identity.bring_person_back(:merge, :survivor)")
                .param("merge", merge.id())
                .param("survivor", merge.survivor().value())
                .update();
    }
}
