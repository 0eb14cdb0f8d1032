package fr.socle.identity.vigilance;

import fr.socle.identity.Resemblance.Side;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which patients of a structure are worth comparing.
@Repository
class ResemblanceKeys {

    /// More patients than this under one key say nothing about any two of them.
    private static final int CROWD = 200;

    private final JdbcClient jdbc;

    ResemblanceKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Side side(LocalIdentity it) {
        return new Side(
                it.traits(), it.used().name(), it.used().givenName(), it.used().birthRank());
    }

    void keep(LocalIdentity identity) {
        jdbc.sql("delete from identity.resemblance_key where local_identity = :id")
                .param("id", identity.id().value())
                .update();
        for (var key : side(identity).keys()) {
            jdbc.sql("""
                            insert into identity.resemblance_key (local_identity, finess, key)
                            values (:id, :finess, :key)""")
                    .param("id", identity.id().value())
                    .param("finess", identity.ipp().structure().value())
                    .param("key", key)
                    .update();
        }
    }

    /// The others of the same structure who share a key, without those merged into another.
    List<PatientId> near(LocalIdentity identity) {
        return jdbc.sql("""
                        select distinct near.local_identity
                          from identity.resemblance_key mine
                          cross join lateral (
                               select k.local_identity from identity.resemblance_key k
                                where k.finess = mine.finess and k.key = mine.key limit :crowd) near
                         where mine.local_identity = :id and near.local_identity <> :id
                           and not exists (select 1 from identity.merge m
                                            where m.absorbed = near.local_identity and m.undone_at is null
                                              and m.level = 'LOCAL')""")
                .param("id", identity.id().value())
                .param("crowd", CROWD)
                .query((row, _) -> new PatientId(row.getObject(1, UUID.class)))
                .list();
    }
}
