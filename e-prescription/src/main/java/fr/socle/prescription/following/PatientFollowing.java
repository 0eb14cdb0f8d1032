package fr.socle.prescription.following;

import fr.socle.identity.Identities;
import fr.socle.identity.IdentitiesMerged;
import fr.socle.identity.IdentitiesUnmerged;
import fr.socle.kernel.PatientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Prescriptions written under an identity are found under the one it was merged into, and go back when the merge is
/// undone. What was printed stays as it was.
@Component
class PatientFollowing {

    private final Identities identities;
    private final JdbcClient jdbc;

    PatientFollowing(Identities identities, JdbcClient jdbc) {
        this.identities = identities;
        this.jdbc = jdbc;
    }

    @ApplicationModuleListener(id = "prescription.following-a-merge")
    void on(IdentitiesMerged fact) {
        readdress(fact.absorbed());
    }

    @ApplicationModuleListener(id = "prescription.following-an-unmerge")
    void on(IdentitiesUnmerged fact) {
        readdress(fact.absorbed());
    }

    private void readdress(PatientId absorbed) {
        var where = identities.readdressing(absorbed);
        jdbc.sql("""
                        update prescription.prescription
                        set written_under = coalesce(written_under, patient), patient = :under
                        where written_under in (:names) or (written_under is null and patient in (:names))""")
                .param("under", where.under().value())
                .param(
                        "names",
                        where.writtenUnder().stream().map(PatientId::value).toList())
                .update();
    }
}
