package fr.socle.directory.slots;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The diaries.
@Service
public class Agendas {

    private final JdbcClient jdbc;
    private final DiaryKeepers keepers;
    private final Clock clock;

    Agendas(JdbcClient jdbc, DiaryKeepers keepers, Clock clock) {
        this.jdbc = jdbc;
        this.keepers = keepers;
        this.clock = clock;
    }

    public Optional<Agenda> find(UUID id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    public List<Agenda> byIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from directory.agenda where id in (:ids) order by id")
                        .param("ids", ids)
                        .query((row, _) -> read(row))
                        .list();
    }

    public Optional<Agenda> identifiedBy(ExternalId identifier) {
        return jdbc
                .sql("select * from directory.agenda where identifier_system = ? and identifier_value = ?")
                .params(identifier.system(), identifier.value())
                .query((row, _) -> read(row))
                .list()
                .stream()
                .findFirst();
    }

    public List<Agenda> of(Collection<String> rpps, Collection<String> structures) {
        return jdbc.sql("""
                        select * from directory.agenda
                         where active and (rpps = any(:rpps) or structure = any(:structures)) order by id limit 1000""")
                .param("rpps", rpps.toArray(String[]::new))
                .param("structures", structures.toArray(String[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    /// Writes a diary: the one with this id when it is given, otherwise a new one.
    ///
    /// @param expected version the caller saw, when the caller says so
    @Transactional
    public Agenda keep(Caller by, @Nullable UUID id, Agenda wanted, @Nullable Integer expected) {
        keepers.requireKeeper(by, wanted);
        var before = id == null ? null : find(id).orElseThrow(() -> new SlotRefusal.UnknownSchedule().asException());
        if (before != null) {
            keepers.requireKeeper(by, before);
            if (expected != null && expected != before.version()) {
                throw new SlotRefusal.Changed(before.version()).asException();
            }
        }
        var kept = new Agenda(
                before == null ? Ids.next() : before.id(),
                wanted.identifier(),
                wanted.professional(),
                wanted.structure(),
                wanted.structureName(),
                wanted.place(),
                wanted.active(),
                by.actor().reference(),
                before == null ? 1 : before.version() + 1,
                clock.instant());
        write(kept);
        return kept;
    }

    void write(Agenda it) {
        var identifier = it.identifier();
        var professional = it.professional();
        jdbc.sql("""
                        insert into directory.agenda (id, identifier_system, identifier_value, kind, rpps, situation,
                               structure, structure_name, place_name, line, town, postal_code, phone, active, owner,
                               version, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set identifier_system = excluded.identifier_system,
                               identifier_value = excluded.identifier_value, kind = excluded.kind,
                               rpps = excluded.rpps, situation = excluded.situation, structure = excluded.structure,
                               structure_name = excluded.structure_name, place_name = excluded.place_name,
                               line = excluded.line, town = excluded.town, postal_code = excluded.postal_code,
                               phone = excluded.phone, active = excluded.active, version = excluded.version,
                               updated_at = excluded.updated_at""")
                .params(Arrays.asList(
                        it.id(),
                        identifier == null ? null : identifier.system(),
                        identifier == null ? null : identifier.value(),
                        professional == null ? "CENTRE" : "PROFESSIONAL",
                        professional == null ? null : professional.rpps(),
                        professional == null ? null : professional.situation(),
                        it.structure(),
                        it.structureName(),
                        it.place().name(),
                        it.place().line(),
                        it.place().town(),
                        it.place().postalCode(),
                        it.place().phone(),
                        it.active(),
                        it.owner(),
                        it.version(),
                        it.updatedAt().atOffset(UTC)))
                .update();
    }

    private static Agenda read(ResultSet row) throws SQLException {
        var system = row.getString("identifier_system");
        var rpps = row.getString("rpps");
        return new Agenda(
                row.getObject("id", UUID.class),
                system == null ? null : new ExternalId(system, row.getString("identifier_value")),
                rpps == null ? null : new Agenda.Professional(rpps, row.getString("situation")),
                row.getString("structure"),
                row.getString("structure_name"),
                new Agenda.Place(
                        row.getString("place_name"),
                        row.getString("line"),
                        row.getString("town"),
                        row.getString("postal_code"),
                        row.getString("phone")),
                row.getBoolean("active"),
                row.getString("owner"),
                row.getInt("version"),
                row.getTimestamp("updated_at").toInstant());
    }
}
