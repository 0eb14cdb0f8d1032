package fr.socle.espacesante.following;

import static java.time.ZoneOffset.UTC;

import fr.socle.identity.Identities;
import fr.socle.identity.IdentitiesMerged;
import fr.socle.identity.IdentitiesUnmerged;
import fr.socle.identity.Readdressing;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// The record of an identity is found under the one it was merged into, and comes back when the merge is undone: the
/// documents, and who takes care of the person.
@Component
class HolderFollowing {

    private final Identities identities;
    private final JdbcClient jdbc;
    private final Clock clock;

    HolderFollowing(Identities identities, JdbcClient jdbc, Clock clock) {
        this.identities = identities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @ApplicationModuleListener(id = "espacesante.following-a-merge")
    void on(IdentitiesMerged fact) {
        readdress(identities.readdressing(fact.absorbed()));
    }

    @ApplicationModuleListener(id = "espacesante.following-an-unmerge")
    void on(IdentitiesUnmerged fact) {
        readdress(identities.readdressing(fact.absorbed()));
    }

    private void readdress(Readdressing where) {
        var names = where.writtenUnder().stream().map(PatientId::value).toList();
        moveDocuments(where.under(), names);
        jdbc.sql("delete from espacesante.care_team where written_under in (:names)")
                .param("names", names)
                .update();
        jdbc.sql("""
                        insert into espacesante.care_team (patient, rpps, since, origin, written_under)
                        select :under, rpps, since, origin, patient from espacesante.care_team
                         where patient in (:names) and written_under is null and patient <> :under
                        on conflict (patient, rpps) do nothing""")
                .param("under", where.under().value())
                .param("names", names)
                .update();
    }

    private void moveDocuments(PatientId under, List<UUID> names) {
        jdbc.sql("""
                        insert into espacesante.record (patient, opened_at, state)
                        select :under, :now, 'OPEN'
                         where exists (select 1 from espacesante.document
                                        where written_under in (:names) or patient in (:names))
                        on conflict (patient) do nothing""")
                .param("under", under.value())
                .param("now", clock.instant().atOffset(UTC))
                .param("names", names)
                .update();
        jdbc.sql("""
                        update espacesante.document
                        set written_under = coalesce(written_under, patient), patient = :under
                        where written_under in (:names) or (written_under is null and patient in (:names))""").param("under", under.value()).param("names", names).update();
    }
}
