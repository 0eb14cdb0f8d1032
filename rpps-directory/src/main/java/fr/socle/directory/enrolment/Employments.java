package fr.socle.directory.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import fr.socle.directory.Establishment;
import fr.socle.directory.SearchText;
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

/// The employments, and what the directory shows of them.
@Repository
class Employments {

    private static final String SOURCE = "enrolment";

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
        return jdbc.sql(
                        "select * from directory.employment where employer = ? order by family_name, given_name, number")
                .param(employer)
                .query((row, _) -> read(row))
                .list();
    }

    /// The next free number of our series, from 50000 on.
    RppsNumber nextNumber() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.employment'))")
                .query((row, _) -> true)
                .single();
        var taken = jdbc.sql(
                        "select coalesce(max(substr(rpps, 6, 5)::int), 49999) from directory.employment where rpps like ?")
                .param(series + "%")
                .query((row, _) -> row.getInt(1))
                .single();
        return RppsNumber.withKey(series + "%05d".formatted(Math.max(50_000, taken + 1)));
    }

    void keep(Employment it, Establishment employer) {
        jdbc.sql("""
                        insert into directory.employment (id, employer, number, rpps, role, family_name, given_name, email,
                               starts_on, ends_on, state, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set role = excluded.role, family_name = excluded.family_name,
                               given_name = excluded.given_name, email = excluded.email,
                               starts_on = excluded.starts_on, ends_on = excluded.ends_on, state = excluded.state,
                               updated_at = excluded.updated_at""")
                .params(Arrays.asList(
                        it.id(),
                        it.employer(),
                        it.number(),
                        it.rpps(),
                        it.role().name(),
                        it.familyName(),
                        it.givenName(),
                        it.email(),
                        it.startsOn(),
                        it.endsOn(),
                        it.state().name(),
                        it.updatedAt().atOffset(UTC)))
                .update();
        show(it, employer);
    }

    /// The person and the place in the directory, active as long as the employment is.
    private void show(Employment it, Establishment employer) {
        var active = it.state() == Employment.State.ACTIVE;
        var family = SearchText.of(it.familyName());
        var given = SearchText.of(it.givenName());
        var person = jdbc
                .sql("select id from directory.practitioner where rpps = ?")
                .param(it.rpps())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .findFirst()
                .orElseGet(() -> UUID.nameUUIDFromBytes(("practitioner 8" + it.rpps()).getBytes(UTF_8)));
        jdbc.sql("""
                        insert into directory.practitioner (id, rpps, national_id, key_holds, civility, family_name,
                               given_name, profession, codes, active, source, family_key, given_key, sort_key,
                               search_text, updated_at)
                        values (:id, :rpps, '8' || :rpps, true, '', :family, :given, :role, array['G15:' || :role],
                               :active, :source, :familyKey, :givenKey, :familyKey || ' ' || :givenKey, :haystack, :now)
                        on conflict (id) do update set family_name = excluded.family_name,
                               given_name = excluded.given_name, profession = excluded.profession,
                               codes = excluded.codes, active = excluded.active, updated_at = excluded.updated_at,
                               version = practitioner.version + 1,
                               family_key = excluded.family_key, given_key = excluded.given_key,
                               sort_key = excluded.sort_key, search_text = excluded.search_text
                         where practitioner.source = :source""")
                .param("id", person)
                .param("rpps", it.rpps())
                .param("family", it.familyName())
                .param("given", it.givenName())
                .param("role", it.role().name())
                .param("active", active)
                .param("source", SOURCE)
                .param("familyKey", family)
                .param("givenKey", given)
                .param("now", it.updatedAt().atOffset(UTC))
                .param(
                        "haystack",
                        SearchText.haystack(
                                it.givenName(),
                                it.familyName(),
                                it.role().label(),
                                employer.displayName(),
                                employer.address().town(),
                                it.rpps()))
                .update();
        var address = employer.address();
        jdbc.sql("""
                        insert into directory.practice_situation (id, practitioner, rank, structure_id, structure_name,
                               finess, organization, sector, mode, active, lines, postal_code, town, town_key, commune,
                               department, phone, profession, kind, codes, source, updated_at)
                        values (:id, :person, 0, 'F' || :finess, :name, :finess, :finess, 'SA01', 'S', :active,
                               :lines::text[], :code, :town, :townKey, :commune, :department, :phone, :role, 'GENR01',
                               array['G15:' || :role, 'R23:S', 'R22:GENR01', 'R02:SA01'], :source, :now)
                        on conflict (id) do update set active = excluded.active, profession = excluded.profession,
                               codes = excluded.codes, updated_at = excluded.updated_at,
                               version = practice_situation.version + 1""")
                .param("id", it.id().toString())
                .param("person", person)
                .param("finess", it.employer())
                .param("name", employer.displayName())
                .param("active", active)
                .param("lines", address.lines().toArray(String[]::new))
                .param("code", address.postalCode())
                .param("town", address.town())
                .param("townKey", address.town() == null ? null : SearchText.town(address.town()))
                .param("commune", address.commune())
                .param("department", address.department())
                .param("phone", employer.phone())
                .param("role", it.role().name())
                .param("now", it.updatedAt().atOffset(UTC))
                .param("source", SOURCE)
                .update();
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
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Employment.State.valueOf(row.getString("state")),
                row.getTimestamp("updated_at").toInstant());
    }
}
