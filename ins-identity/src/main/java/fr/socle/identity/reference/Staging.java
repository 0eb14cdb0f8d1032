package fr.socle.identity.reference;

import fr.socle.database.Copy;
import fr.socle.identity.Sounds;
import fr.socle.identity.Spelling;
import fr.socle.kernel.Ids;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Entries on their way into the register: copied into a table of this transaction alone.
final class Staging implements AutoCloseable {

    private static final String TABLE = """
            create temporary table entry (
                line bigint, id uuid, oid text, matricule text, birth_name text, given_names text, first_given_name text,
                birth_date text collate "C", sex text, birth_place text, death_date date, former text,
                name_key text collate "C", name_sound text collate "C", day date, known_as text collate "C"
            ) on commit drop""";
    private static final String COPY = """
            copy entry (line, id, oid, matricule, birth_name, given_names, first_given_name, birth_date, sex,
                        birth_place, death_date, former, name_key, name_sound, day) from stdin""";

    private final Copy copy;

    Staging(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists entry");
            statement.execute(TABLE);
        }
        copy = Copy.into(connection, COPY);
    }

    void add(long line, Entry entry) throws IOException {
        copy.row(
                line,
                Ids.next(),
                entry.ins().authority().oid(),
                entry.ins().matricule(),
                entry.birthName(),
                entry.givenNames(),
                entry.firstGivenName(),
                entry.birthDate(),
                entry.sex(),
                entry.birthPlace(),
                entry.deathDate(),
                former(entry),
                Spelling.key(entry.birthName()),
                Sounds.of(entry.birthName()),
                day(entry.birthDate()));
    }

    /// Null for the date of another calendar.
    private static @Nullable String day(String date) {
        try {
            return LocalDate.parse(date).toString();
        } catch (DateTimeException ofAnotherCalendar) {
            return null;
        }
    }

    private static @Nullable String former(Entry entry) {
        return entry.former().isEmpty()
                ? null
                : entry.former().stream()
                        .map(it -> it.ins().authority().oid() + "|" + it.ins().matricule() + "|"
                                + (it.from() == null ? "" : it.from()) + "|"
                                + (it.until() == null ? "" : it.until()))
                        .collect(Collectors.joining(","));
    }

    long rows() {
        return copy.rows();
    }

    @Override
    public void close() throws IOException {
        copy.close();
    }
}
