package fr.socle.directory.enrolment;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.RppsNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The employments. What the directory shows of them: [ShownEmployments].
@Repository
class Employments {

    private final JdbcClient jdbc;
    private final String series;

    /// @param series first five digits of the numbers we give; those of the sandbox belong to nobody
    Employments(JdbcClient jdbc, @Value("${socle.directory.enrolment.series:99700}") String series) {
        this.jdbc = jdbc;
        this.series = series;
    }

    Optional<Employment> find(String employer, String number) {
        return jdbc
                .sql("select * from directory.employment where employer = ? and number = ?")
                .params(employer, number)
                .query((row, _) -> read(row))
                .list()
                .stream()
                .findFirst();
    }

    List<Employment> of(String employer) {
        return jdbc.sql("select * from directory.employment where employer = ? order by family_name, given_name,"
                        + " number")
                .param(employer)
                .query((row, _) -> read(row))
                .list();
    }

    /// The next free number of our series, from 50000 on.
    RppsNumber nextNumber() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.employment'))")
                .query((row, _) -> true)
                .single();
        var taken = jdbc.sql("select coalesce(max(substr(rpps, 6, 5)::int), 49999) from directory.employment where rpps"
                        + " like ?")
                .param(series + "%")
                .query((row, _) -> row.getInt(1))
                .single();
        return RppsNumber.withKey(series + "%05d".formatted(Math.max(50_000, taken + 1)));
    }

    void keep(Employment it) {
        jdbc.sql("""
            insert into directory.employment (id, employer, number, rpps, role, family_name, given_name, email,
                   mailbox, starts_on, ends_on, state, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set role = excluded.role, family_name = excluded.family_name,
                   given_name = excluded.given_name, email = excluded.email, mailbox = excluded.mailbox,
                   starts_on = excluded.starts_on, ends_on = excluded.ends_on, state = excluded.state,
                   updated_at = excluded.updated_at\
            """)
                .params(Arrays.asList(
                        it.id(),
                        it.employer(),
                        it.number(),
                        it.rpps(),
                        it.role().name(),
                        it.familyName(),
                        it.givenName(),
                        it.email(),
                        it.mailbox(),
                        it.startsOn(),
                        it.endsOn(),
                        it.state().name(),
                        it.updatedAt().atOffset(UTC)))
                .update();
    }

    /// Those whose end has come, and those whose beginning has.
    List<Employment> due(LocalDate today) {
        return jdbc.sql("""
            select * from directory.employment job
             where state <> 'ENDED' and ends_on < :today
                or state = 'ACTIVE' and starts_on <= :today
                   and not exists (select from directory.practice_situation
                                    where id = job.id::text and active)
             order by id\
            """).param("today", today).query((row, _) -> read(row)).list();
    }

    private static Employment read(ResultSet row) throws SQLException {
        return new Employment(
                row.getObject("id", UUID.class),
                row.getString("employer"),
                row.getString("number"),
                row.getString("rpps"),
                WorkerRole.valueOf(row.getString("role")),
                row.getString("family_name"),
                row.getString("given_name"),
                row.getString("email"),
                row.getString("mailbox"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Employment.State.valueOf(row.getString("state")),
                row.getTimestamp("updated_at").toInstant());
    }
}
