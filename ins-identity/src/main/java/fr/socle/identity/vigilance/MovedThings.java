package fr.socle.identity.vigilance;

import fr.socle.identity.HeldUnderIdentity;
import fr.socle.identity.HeldUnderIdentity.Held;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.kernel.PatientId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What changes place with a merge: the files that lead there, and what each module holds. Listed when it moves, for
/// ever.
@Component
public class MovedThings {

    private final JdbcClient jdbc;
    private final Merges merges;
    private final LocalIdentities locals;
    private final ObjectProvider<HeldUnderIdentity> holders;

    MovedThings(JdbcClient jdbc, Merges merges, LocalIdentities locals, ObjectProvider<HeldUnderIdentity> holders) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.locals = locals;
        this.holders = holders;
    }

    /// Everything first written under one of these names, the oldest first.
    public List<Held> heldUnder(Collection<PatientId> names) {
        return holders.orderedStream()
                .flatMap(it -> it.heldUnder(names).stream())
                .sorted(Comparator.comparing(Held::at))
                .toList();
    }

    void list(Merge merge) {
        var names = merges.leadingTo(merge.absorbed());
        locals.known(names)
                .forEach(file -> keep(
                        merge,
                        "FILE",
                        file.id().value(),
                        file.id(),
                        "IPP " + file.ipp().number() + ", " + file.ipp().structure()));
        heldUnder(names).forEach(held -> keep(merge, held.kind().name(), held.id(), held.writtenUnder(), held.label()));
    }

    private void keep(Merge merge, String kind, UUID thing, PatientId writtenUnder, String label) {
        jdbc.sql("""
                        insert into identity.moved_thing (merge, kind, thing, written_under, label)
                        values (:merge, :kind, :thing, :under, :label) on conflict do nothing""")
                .param("merge", merge.id())
                .param("kind", kind)
                .param("thing", thing)
                .param("under", writtenUnder.value())
                .param("label", label)
                .update();
    }

    public List<Moved> of(UUID merge) {
        return jdbc.sql("select kind, thing, label from identity.moved_thing where merge = :merge order by kind, thing")
                .param("merge", merge)
                .query((row, _) ->
                        new Moved(row.getString("kind"), row.getObject("thing", UUID.class), row.getString("label")))
                .list();
    }

    public record Moved(String kind, UUID thing, String label) {}
}
