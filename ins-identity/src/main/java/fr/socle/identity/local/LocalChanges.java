package fr.socle.identity.local;

import fr.socle.identity.Traits;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Everything that happened to the patients of the structures.
@Repository
class LocalChanges {

    private final JdbcClient jdbc;

    LocalChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Caller by, LocalChange.What what, @Nullable LocalIdentity before, LocalIdentity after, String reason) {
        jdbc.sql("""
                        insert into identity.local_change (id, local_identity, what, status_before, status_after,
                            reason, actor_role, actor, actor_name, traits_before, at)
                        values (:id, :identity, :what, :before, :after, :reason, :role, :actor, :name, :traits,
                                (select updated_at from identity.local_identity where id = :identity))""")
                .param("id", Ids.next())
                .param("identity", after.id().value())
                .param("what", what.name())
                .param(
                        "before",
                        before == null ? null : before.standing().status().name())
                .param("after", after.standing().status().name())
                .param(
                        "traits",
                        before == null || before.traits().equals(after.traits()) ? null : words(before.traits()))
                .param("reason", reason)
                .param("role", by.actor().role().name())
                .param("actor", by.actor().reference())
                .param("name", by.displayName())
                .update();
    }

    private static String words(Traits traits) {
        return String.join(
                "|",
                traits.birthName(),
                String.join(" ", traits.givenNames()),
                traits.birthDate().toString(),
                traits.sex().name(),
                traits.birthPlace());
    }

    List<LocalChange> of(PatientId identity) {
        return jdbc.sql("""
                        select what, status_before, status_after, reason, actor_name, traits_before, at from identity.local_change
                        where local_identity = :id order by id desc limit 200""")
                .param("id", identity.value())
                .query((row, _) -> new LocalChange(
                        LocalChange.What.valueOf(row.getString("what")),
                        row.getString("status_before"),
                        row.getString("status_after"),
                        row.getString("reason"),
                        row.getString("actor_name"),
                        row.getString("traits_before"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
