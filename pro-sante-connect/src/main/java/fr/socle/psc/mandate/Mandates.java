package fr.socle.psc.mandate;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.Power;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PracticeSituation;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import fr.socle.psc.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Giving a mandate, withdrawing it, and telling whether it holds. It holds until its end, its withdrawal, or the day
/// the two no longer practise in one structure, whichever comes first; asked again at every use.
@Service
public class Mandates {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final JdbcClient jdbc;
    private final ProfessionalRegistry professionals;
    private final RealTime time;

    Mandates(JdbcClient jdbc, ProfessionalRegistry professionals, RealTime time) {
        this.jdbc = jdbc;
        this.professionals = professionals;
        this.time = time;
    }

    /// @param holder RPPS number, or PS_IdNat
    public record Offer(String holder, Set<Power> powers, Instant until) {}

    public Mandate give(Caller.Professional by, Offer offer) {
        requireOwnName(by);
        var mandator = registered(by.rpps().nationalId());
        if (!by.profession().matches("\\d\\d")
                || mandator.isEmpty()
                || mandator.get().situations().isEmpty()) {
            throw new MandateRefusal.NotEntitled().asException();
        }
        var holder = registered(nationalId(offer.holder()))
                .filter(it -> !it.rpps().equals(by.rpps()))
                .orElseThrow(() -> new MandateRefusal.UnknownHolder().asException());
        if (!shareStructure(mandator.get(), holder)) {
            throw new MandateRefusal.NoSharedStructure().asException();
        }
        if (offer.powers().isEmpty()) {
            throw new MandateRefusal.NoPower().asException();
        }
        var now = time.now();
        if (!offer.until().isAfter(now) || offer.until().isAfter(now.plus(LONGEST))) {
            throw new MandateRefusal.BadEnd().asException();
        }
        var given = new Mandate(
                Ids.next(),
                mandator.get().nationalId(),
                holder.nationalId(),
                Set.copyOf(offer.powers()),
                now,
                offer.until(),
                null);
        insert(given);
        return given;
    }

    /// By who gave it; who holds it may lay it down.
    public void withdraw(Caller.Professional by, UUID id) {
        requireOwnName(by);
        var done = jdbc.sql("""
                update psc.mandate set withdrawn_at = coalesce(withdrawn_at, :now)
                where id = :id and :me in (mandator, holder)""")
                .param("id", id)
                .param("me", by.rpps().nationalId())
                .param("now", time.now().atOffset(UTC))
                .update();
        if (done == 0) {
            throw new MandateRefusal.Unknown().asException();
        }
    }

    public List<Mandate> givenBy(Caller.Professional by) {
        return current("mandator", by);
    }

    public List<Mandate> heldBy(Caller.Professional by) {
        return current("holder", by);
    }

    /// What the holder may do by it now.
    public Optional<Caller.Mandate> inForce(UUID id, String holder) {
        return jdbc.sql("select * from psc.mandate where id = :id and holder = :holder")
                .param("id", id)
                .param("holder", holder)
                .query(Mandates::read)
                .optional()
                .flatMap(this::holding);
    }

    /// The newest mandate between the two that holds.
    ///
    /// @param mandator RPPS number, or PS_IdNat
    public Optional<Mandate> between(String mandator, String holder) {
        return jdbc
                .sql("""
                select * from psc.mandate where mandator = :mandator and holder = :holder and withdrawn_at is null
                order by id desc""")
                .param("mandator", nationalId(mandator))
                .param("holder", holder)
                .query(Mandates::read)
                .list()
                .stream()
                .filter(it -> holding(it).isPresent())
                .findFirst();
    }

    public String nameOf(String nationalId) {
        return registered(nationalId).map(RegisteredProfessional::displayName).orElse(nationalId);
    }

    private Optional<Caller.Mandate> holding(Mandate mandate) {
        return registered(mandate.mandator())
                .filter(_ -> mandate.isInForce(time.now()))
                .filter(mandator -> registered(mandate.holder())
                        .filter(it -> shareStructure(mandator, it))
                        .isPresent())
                .map(it -> new Caller.Mandate(it.rpps(), it.displayName(), mandate.powers()));
    }

    private List<Mandate> current(String side, Caller.Professional by) {
        return jdbc
                .sql("select * from psc.mandate where " + side + " = :me and withdrawn_at is null order by id desc")
                .param("me", by.rpps().nationalId())
                .query(Mandates::read)
                .list()
                .stream()
                .filter(it -> it.isInForce(time.now()))
                .toList();
    }

    private void insert(Mandate it) {
        jdbc.sql("""
                insert into psc.mandate (id, mandator, holder, powers, given_at, ends_at)
                values (:id, :mandator, :holder, :powers, :at, :end)""")
                .param("id", it.id())
                .param("mandator", it.mandator())
                .param("holder", it.holder())
                .param("powers", it.powers().stream().map(Power::name).sorted().collect(Collectors.joining(" ")))
                .param("at", it.givenAt().atOffset(UTC))
                .param("end", it.endsAt().atOffset(UTC))
                .update();
    }

    private static void requireOwnName(Caller.Professional by) {
        if (by.mandate() != null) {
            throw new MandateRefusal.NoChain().asException();
        }
    }

    private Optional<RegisteredProfessional> registered(String nationalId) {
        return professionals.byNationalId(nationalId);
    }

    private static String nationalId(String typed) {
        var number = typed.strip();
        return number.matches("\\d{11}") ? "8" + number : number;
    }

    private static boolean shareStructure(RegisteredProfessional one, RegisteredProfessional other) {
        var structures = one.situations().stream()
                .map(PracticeSituation::structureId)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
        return other.situations().stream().anyMatch(it -> structures.contains(it.structureId()));
    }

    private static Mandate read(ResultSet row, int number) throws SQLException {
        return new Mandate(
                row.getObject("id", UUID.class),
                row.getString("mandator"),
                row.getString("holder"),
                Arrays.stream(row.getString("powers").split(" "))
                        .map(Power::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                at(row, "given_at"),
                at(row, "ends_at"),
                row.getObject("withdrawn_at") == null ? null : at(row, "withdrawn_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
