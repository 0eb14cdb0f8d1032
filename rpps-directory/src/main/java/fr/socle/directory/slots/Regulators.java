package fr.socle.directory.slots;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The accounts of those who regulate calls, as their structure declares them (profile FrPractitionerRegul).
@Service
public class Regulators {

    /// Internal identifiers the SAS gives its regulators.
    public static final String SAS = "urn:oid:1.2.250.1.213.3.6";

    private final JdbcClient jdbc;
    private final Clock clock;

    Regulators(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Creates the account, or replaces what was known of it.
    public Kept keep(Caller by, Regulator regulator) {
        if (!(by instanceof Caller.Software || by instanceof Caller.Administrator)) {
            throw new SlotRefusal.NotAllowed().asException();
        }
        return keep(regulator);
    }

    Kept keep(Regulator it) {
        return jdbc.sql("""
                        insert into directory.regulator (id, identifier_system, identifier_value, rpps, family_name,
                               given_name, email, active, version, updated_at)
                        values (:id, :system, :value, :rpps, :family, :given, :email, :active, 1, :now)
                        on conflict (identifier_system, identifier_value) do update
                           set family_name = excluded.family_name, given_name = excluded.given_name,
                               email = excluded.email, active = excluded.active, rpps = excluded.rpps,
                               version = regulator.version + 1, updated_at = excluded.updated_at
                        returning id, version""")
                .param("id", Ids.next())
                .param("system", it.identifier().system())
                .param("value", it.identifier().value())
                .param("rpps", it.rpps())
                .param("family", it.familyName())
                .param("given", it.givenName())
                .param("email", it.email())
                .param("active", it.active())
                .param("now", clock.instant().atOffset(UTC))
                .query(Kept.class)
                .single();
    }

    public Optional<Regulator> find(UUID id) {
        return jdbc
                .sql("""
                        select identifier_system, identifier_value, rpps, family_name, given_name, email, active
                          from directory.regulator where id = ?""")
                .param(id)
                .query((row, _) -> new Regulator(
                        new ExternalId(row.getString(1), row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBoolean(7)))
                .list()
                .stream()
                .findFirst();
    }

    boolean isRegulator(RppsNumber rpps) {
        return jdbc.sql("select exists (select from directory.regulator where rpps = ? and active)")
                .param(rpps.value())
                .query(Boolean.class)
                .single();
    }

    /// @param rpps for those who are in the national register
    public record Regulator(
            ExternalId identifier,
            @Nullable String rpps,
            String familyName,
            String givenName,
            @Nullable String email,
            boolean active) {}

    public record Kept(UUID id, int version) {}
}
