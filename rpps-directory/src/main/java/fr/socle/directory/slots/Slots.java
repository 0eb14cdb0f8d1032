package fr.socle.directory.slots;

import static java.time.ZoneOffset.UTC;

import fr.socle.directory.Page;
import fr.socle.directory.slots.TimeSlot.Audience;
import fr.socle.directory.slots.TimeSlot.Status;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The slots of all diaries, in the order of time.
@Service
public class Slots {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Agendas agendas;
    private final DiaryKeepers keepers;
    private final Clock clock;

    Slots(JdbcClient jdbc, Agendas agendas, DiaryKeepers keepers, Clock clock) {
        this.jdbc = jdbc;
        this.agendas = agendas;
        this.keepers = keepers;
        this.clock = clock;
    }

    public Optional<TimeSlot> find(UUID id, Set<Audience> visible) {
        return search(
                        new SlotSearch(
                                Set.of(id), Set.of(), Set.of(), Set.of(), Set.of(), null, null, Set.of(), visible),
                        null,
                        1)
                .items()
                .stream()
                .findFirst();
    }

    public Optional<TimeSlot> identifiedBy(ExternalId identifier) {
        return jdbc
                .sql("select * from directory.slot where identifier_system = ? and identifier_value = ?")
                .params(identifier.system(), identifier.value())
                .query((row, _) -> SlotRow.read(row))
                .list()
                .stream()
                .findFirst();
    }

    /// One page; inactive diaries show nothing.
    ///
    /// @param after the [Page#next] of the page before
    public Page<TimeSlot> search(SlotSearch wanted, @Nullable String after, int limit) {
        var parameters = new HashMap<String, Object>();
        var conditions = conditions(wanted, parameters);
        var from = SlotPlace.read(after);
        if (from != null) {
            conditions.add("(starts, slot.id) > (:placeTime, :placeId)");
            parameters.put("placeTime", from.start().atOffset(UTC));
            parameters.put("placeId", from.id());
        }
        parameters.put("limit", limit + 1);
        var rows = jdbc.sql("""
                        select slot.* from directory.slot join directory.agenda on agenda.id = slot.agenda
                         where %s order by starts, slot.id limit :limit""".formatted(String.join(" and ", conditions)))
                .params(parameters)
                .query((row, _) -> SlotRow.read(row))
                .list();
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, SlotPlace.of(items.getLast()).text());
    }

    private static List<String> conditions(SlotSearch wanted, Map<String, Object> parameters) {
        var all = new ArrayList<String>();
        all.add("agenda.active");
        all.add("slot.audiences && :visible::text[]");
        parameters.put("visible", wanted.visible().stream().map(Audience::name).toArray(String[]::new));
        among(all, parameters, "slot.id", "ids", texts(wanted.ids()));
        among(all, parameters, "slot.agenda", "agendas", texts(wanted.agendas()));
        among(all, parameters, "agenda.rpps", "rpps", wanted.rpps().toArray(String[]::new));
        among(
                all,
                parameters,
                "agenda.structure",
                "structures",
                wanted.structures().toArray(String[]::new));
        among(
                all,
                parameters,
                "slot.status",
                "statuses",
                wanted.statuses().stream().map(Status::code).toArray(String[]::new));
        if (!wanted.cpts().isEmpty()) {
            all.add("slot.cpts && :cpts::text[]");
            parameters.put("cpts", wanted.cpts().toArray(String[]::new));
        }
        var from = wanted.from();
        if (from != null) {
            all.add("starts >= :from");
            parameters.put("from", from.atOffset(UTC));
        }
        var to = wanted.to();
        if (to != null) {
            all.add("starts <= :to");
            parameters.put("to", to.atOffset(UTC));
        }
        return all;
    }

    private static String[] texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static void among(
            List<String> all, Map<String, Object> parameters, String column, String name, String[] values) {
        if (values.length > 0) {
            var type = column.endsWith("id") || column.endsWith("agenda") ? "uuid" : "text";
            all.add(column + " = any(:" + name + "::" + type + "[])");
            parameters.put(name, values);
        }
    }

    /// Writes a slot: the one with this id when it is given, otherwise a new one.
    ///
    /// @param expected version the caller saw, when the caller says so
    @Transactional
    public TimeSlot keep(Caller by, @Nullable UUID id, TimeSlot wanted, @Nullable Integer expected) {
        var agenda = agendas.find(wanted.agenda()).orElseThrow(() -> new SlotRefusal.UnknownSchedule().asException());
        keepers.requireKeeper(by, agenda);
        requireSound(wanted);
        var before = id == null ? null : lock(id);
        if (before != null) {
            keepers.requireKeeper(by, agendas.find(before.agenda()).orElseThrow());
            if (expected != null && expected != before.version()) {
                throw new SlotRefusal.Changed(before.version()).asException();
            }
            if (wanted.status() == Status.FREE && isBooked(before.id())) {
                throw new SlotRefusal.AlreadyBooked().asException();
            }
        }
        var kept = new TimeSlot(
                before == null ? Ids.next() : before.id(),
                wanted.agenda(),
                wanted.identifier(),
                wanted.start(),
                wanted.end(),
                wanted.status(),
                wanted.audiences(),
                wanted.consultations(),
                wanted.reason(),
                wanted.specialities(),
                wanted.walkIn(),
                wanted.bookingUrl(),
                wanted.cpts(),
                before == null ? 1 : before.version() + 1,
                clock.instant());
        write(kept);
        return kept;
    }

    void write(TimeSlot slot) {
        jdbc.sql(SlotRow.WRITE).params(SlotRow.values(slot)).update();
    }

    TimeSlot lock(UUID id) {
        return jdbc
                .sql("select * from directory.slot where id = ? for update")
                .param(id)
                .query((row, _) -> SlotRow.read(row))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new SlotRefusal.UnknownSlot().asException());
    }

    void set(UUID id, Status status) {
        jdbc.sql("update directory.slot set status = ?, version = version + 1, updated_at = ? where id = ?")
                .params(status.code(), clock.instant().atOffset(UTC), id)
                .update();
    }

    private boolean isBooked(UUID id) {
        return jdbc.sql("select exists (select from directory.appointment where slot = ? and status <> 'cancelled')")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private static void requireSound(TimeSlot slot) {
        if (!slot.end().isAfter(slot.start())
                || Duration.between(slot.start(), slot.end()).compareTo(LONGEST) > 0) {
            throw new SlotRefusal.Unacceptable("A slot ends after it begins, and lasts 24 hours at most.")
                    .asException();
        }
        if (slot.audiences().isEmpty()) {
            throw new SlotRefusal.Unacceptable("meta.security says who may see the slot: PUBLIC, PRO, SNP or CPTS.")
                    .asException();
        }
        var url = slot.bookingUrl();
        if (slot.status() == Status.FREE && (url == null || !url.matches("https?://\\S+"))) {
            throw new SlotRefusal.Unacceptable("The comment of a free slot is the address where it is booked.")
                    .asException();
        }
    }
}
