package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The national register of people.
@Repository
class Register {

    private static final String COLUMNS = """
            select r.id, r.oid, r.matricule, r.birth_name, r.given_names, r.first_given_name, r.birth_date, r.sex,
                   r.birth_place, r.death_date, r.has_former
              from identity.""";
    private static final String SELECT = COLUMNS + "reference r\n";
    private static final int FIRST_DECADE = 192;
    private static final int LAST_DECADE = 204;
    private static final int ONE_NAME_ONE_DAY = 500;

    private final JdbcTemplate jdbc;

    Register(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Everybody born that day under that name, of that sex; the given names are for the caller to compare.
    List<CertifiedPerson> bornAs(String familyName, String birthDate, Sex sex) {
        return jdbc.query(
                COLUMNS + decade(birthDate) + " r where r.birth_date = ? and r.name_key = ? and r.sex = ? limit "
                        + ONE_NAME_ONE_DAY,
                (row, _) -> person(row),
                birthDate,
                Spelling.key(familyName),
                sex.name());
    }

    /// The partition itself: asked through the whole table, PostgreSQL would plan each question anew, because it cannot
    /// tell beforehand that fourteen of fifteen partitions fall away.
    private static String decade(String birthDate) {
        var decade = Integer.parseInt(birthDate.substring(0, 3));
        if (decade < FIRST_DECADE) {
            return "reference_before_1920";
        }
        return decade > LAST_DECADE ? "reference_after_2049" : "reference_" + decade + "0";
    }

    /// @param thirteen characters, the key left out; only a NIR is on a card
    List<CertifiedPerson> byNumberWithoutKey(String thirteen) {
        return jdbc.query(
                SELECT + " where r.matricule between ? and ? and r.oid <> '" + Ins.Authority.NIA.oid() + "'",
                (row, _) -> person(row),
                thirteen + "00",
                thirteen + "99");
    }

    /// The bearers of numbers, active or former. Hardly anybody has a former one: their table is asked first.
    List<CertifiedPerson> bearing(Collection<Ins> numbers) {
        var texts = numbers.stream().map(Ins::matricule).distinct().toArray(String[]::new);
        var formerly = jdbc.queryForList(
                "select distinct person from identity.reference_former where matricule = any(?)", UUID.class, (Object)
                        texts);
        var bearers = new ArrayList<>(all("r.matricule = any(?)", texts));
        bearers.forEach(it -> formerly.remove(it.id().value()));
        if (!formerly.isEmpty()) {
            bearers.addAll(all(
                    "r.id = any(cast(? as uuid[]))",
                    formerly.stream().map(UUID::toString).toArray(String[]::new)));
        }
        return bearers;
    }

    /// @param condition a constant, with one array
    private List<CertifiedPerson> all(String condition, Object[] values) {
        return jdbc.query(SELECT + "where " + condition, (row, _) -> person(row), (Object) values);
    }

    Optional<CertifiedPerson> byId(PatientId id) {
        return jdbc.query(SELECT + " where r.id = ?", (row, _) -> person(row), id.value()).stream()
                .findFirst();
    }

    /// The children of the bearer of this number.
    List<CertifiedPerson> childrenOf(String thirteen) {
        return jdbc.query(SELECT + """
                 where r.id in (select l.child from identity.link l join identity.reference p on p.id = l.parent
                                 where p.matricule between ? and ?)""", (row, _) -> person(row), thirteen + "00", thirteen + "99");
    }

    private CertifiedPerson person(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new CertifiedPerson(
                new PatientId(id),
                ins(row),
                row.getBoolean("has_former") ? former(id) : List.of(),
                row.getString("birth_name"),
                row.getString("given_names"),
                row.getString("first_given_name"),
                row.getString("birth_date"),
                Sex.valueOf(row.getString("sex")),
                row.getString("birth_place"),
                row.getObject("death_date", LocalDate.class));
    }

    private List<CertifiedNumber> former(UUID person) {
        return jdbc.query(
                "select oid, matricule, valid_from, valid_until from identity.reference_former"
                        + " where person = ? order by rank",
                (row, _) -> new CertifiedNumber(
                        ins(row),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)),
                person);
    }

    private static Ins ins(ResultSet row) throws SQLException {
        return new Ins(row.getString("matricule"), Ins.Authority.of(row.getString("oid")));
    }
}
