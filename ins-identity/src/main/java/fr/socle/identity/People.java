package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The people we know.
@Repository
class People {

    private static final int MAJORITY = 18;
    private static final String SELECT = """
            select p.id, p.status, p.oid, p.matricule, p.birth_name, p.given_names, p.first_given_name, p.birth_date,
                   p.sex, p.birth_place, p.used_name, p.used_given_name, p.birth_rank, p.death_date, p.email, p.phone,
                   p.address_line, p.postal_code, p.city,
                   case when p.birth_date > :adultsBornBy then
                       (select array_agg(l.parent order by l.parent) from identity.link l where l.child = p.id)
                   end as parents
              from identity.person p
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Identity> byId(PatientId id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id.value())
                .param("adultsBornBy", adultsBornBy())
                .query(mapper())
                .optional();
    }

    Optional<Identity> byIns(Ins ins) {
        return jdbc.sql(SELECT + " where p.matricule = :matricule and p.oid = :oid and p.status = 'QUAL'")
                .param("matricule", ins.matricule())
                .param("oid", ins.authority().oid())
                .param("adultsBornBy", adultsBornBy())
                .query(mapper())
                .optional();
    }

    /// In the order asked for; those who do not exist are missing.
    Map<PatientId, Identity> all(Collection<PatientId> ids) {
        var found = new LinkedHashMap<PatientId, Identity>();
        if (ids.isEmpty()) {
            return found;
        }
        var texts = ids.stream().distinct().map(PatientId::toString).toArray(String[]::new);
        jdbc.sql(SELECT + " where p.id = any(cast(:ids as uuid[])) order by array_position(cast(:ids as uuid[]), p.id)")
                .param("ids", texts)
                .param("adultsBornBy", adultsBornBy())
                .query(mapper())
                .list()
                .forEach(identity -> found.put(identity.id(), identity));
        return found;
    }

    /// The eldest first; none who has died.
    List<Identity> minorsOf(PatientId parent) {
        return jdbc.sql(SELECT + """
                         where p.id in (select l.child from identity.link l where l.parent = :parent)
                           and p.birth_date > :adultsBornBy and p.death_date is null
                         order by p.birth_date, p.id""")
                .param("parent", parent.value())
                .param("adultsBornBy", adultsBornBy())
                .query(mapper())
                .list();
    }

    /// In no order.
    List<Identity> among(Candidates.Wanted wanted) {
        return jdbc.sql(SELECT + " where p.id in (" + wanted.ids() + ")")
                .params(wanted.parameters())
                .param("adultsBornBy", adultsBornBy())
                .query(mapper())
                .list();
    }

    private RowMapper<Identity> mapper() {
        var adultsBornBy = adultsBornBy();
        return (row, _) -> identity(row, adultsBornBy);
    }

    private LocalDate adultsBornBy() {
        return LocalDate.now(clock).minusYears(MAJORITY);
    }

    private static Identity identity(ResultSet row, LocalDate adultsBornBy) throws SQLException {
        var status = IdentityStatus.valueOf(row.getString("status"));
        var traits = new Traits(
                row.getString("birth_name"),
                List.of((String[]) row.getArray("given_names").getArray()),
                row.getString("first_given_name"),
                row.getObject("birth_date", LocalDate.class),
                Sex.valueOf(row.getString("sex")),
                row.getString("birth_place"));
        return new Identity(
                new PatientId(row.getObject("id", UUID.class)),
                status,
                status == IdentityStatus.QUAL
                        ? new Ins(row.getString("matricule"), Ins.Authority.of(row.getString("oid")))
                        : null,
                traits,
                row.getString("used_name"),
                row.getString("used_given_name"),
                row.getObject("birth_rank", Integer.class),
                row.getObject("death_date", LocalDate.class),
                contact(row),
                traits.birthDate().isAfter(adultsBornBy) ? parents(row.getArray("parents")) : List.of());
    }

    private static Identity.Contact contact(ResultSet row) throws SQLException {
        var line = row.getString("address_line");
        return new Identity.Contact(
                row.getString("email"),
                row.getString("phone"),
                line == null ? null : new Identity.Address(line, row.getString("postal_code"), row.getString("city")));
    }

    private static List<PatientId> parents(@Nullable Array parents) throws SQLException {
        return parents == null
                ? List.of()
                : Stream.of((UUID[]) parents.getArray()).map(PatientId::new).toList();
    }
}
