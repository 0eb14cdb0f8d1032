package fr.socle.directory.load.rpps;

import fr.socle.directory.load.text.Copies;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lines of `Dipl_AutExerc` that follow one another and are about one person become one row. Whoever comes again later
/// is marked: the rows of that person are put together afterwards.
final class PersonDegrees {

    private final SeenNumbers people = new SeenNumbers();
    private final SortedSet<String> degrees = new TreeSet<>();
    private final SortedSet<String> authorisations = new TreeSet<>();
    private final Copies.Into copy;
    private String nationalId = "";

    PersonDegrees(Copies.Into copy) {
        this.copy = copy;
    }

    /// @param degree and authorisation: `type|code`
    void line(String person, @Nullable String degree, @Nullable String authorisation) throws IOException, SQLException {
        if (!person.equals(nationalId)) {
            end();
            nationalId = person;
        }
        if (degree != null) {
            degrees.add(degree);
        }
        if (authorisation != null) {
            authorisations.add(authorisation);
        }
    }

    /// To be called after the last line.
    void end() throws IOException, SQLException {
        if (nationalId.isEmpty()) {
            return;
        }
        var person = ActivityLine.id(nationalId);
        copy.row(person, !isNew(person), literal(degrees), literal(authorisations), literal(codes()));
        degrees.clear();
        authorisations.clear();
    }

    private boolean isNew(UUID person) {
        return people.add(person.getMostSignificantBits());
    }

    /// What searches compare: `system:code`.
    private List<String> codes() {
        return Stream.of(
                        degrees.stream().map(it -> "R48:" + part(it, 1)),
                        degrees.stream().map(it -> "R14:" + part(it, 0)).distinct(),
                        authorisations.stream().map(it -> "J76:" + part(it, 1)))
                .flatMap(it -> it)
                .toList();
    }

    private static String part(String pair, int index) {
        return pair.split("\\|", -1)[index];
    }

    /// An array as PostgreSQL reads it.
    private static String literal(Collection<String> values) {
        return values.stream()
                .map(it -> '"' + it.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
