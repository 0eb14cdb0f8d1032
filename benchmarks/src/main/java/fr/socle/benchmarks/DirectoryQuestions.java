package fr.socle.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.benchmarks.load.Directory;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Questions that the directory just loaded can answer, drawn from all of it.
final class DirectoryQuestions {

    private static final String NUMBERS = """
            select rpps from directory.practitioner tablesample system (1) where source = 'rpps' and active limit 5000""";
    private static final String FAMILIES = """
            select family_key from directory.practitioner tablesample system (1)
             where length(family_key) >= 5 and active limit 3000""";
    private static final String PLACES_OF_WORK = """
            select organization from directory.practice_situation tablesample system (20)
             where finess is not null group by organization having count(*) >= 20 limit 2000""";
    private static final String POINTS = """
            select round(latitude::numeric, 3) || '|' || round(longitude::numeric, 3)
              from directory.structure_point tablesample system (5)
             where latitude between 41 and 51.5 limit 2000""";
    private static final List<String> SPECIALITIES =
            List.of("SM04", "SM15", "SM20", "SM24", "SM28", "SM38", "SM40", "SM42", "SM54");
    private static final List<String> SECTORS = List.of("SA01", "SA07");
    private static final List<String> PROFESSIONS = List.of("10", "40", "50", "60", "70", "91");
    private static final char SEPARATOR = '\u001f';
    private static final int PAGE = 20;

    private DirectoryQuestions() {}

    static Directory of(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            var families = texts(connection, FAMILIES);
            return new Directory(
                    texts(connection, NUMBERS).stream()
                            .map(it -> "Practitioner?identifier=" + encoded("https://rpps.esante.gouv.fr|" + it))
                            .toList(),
                    IntStream.range(0, families.size())
                            .mapToObj(it -> "Practitioner?name="
                                    + encoded(families.get(it).substring(0, 1 + it % 5)))
                            .toList(),
                    texts(connection, PLACES_OF_WORK).stream()
                            .map(it -> "PractitionerRole?organization=" + encoded(it)
                                    + "&_include=PractitionerRole:practitioner&_count=" + PAGE)
                            .toList(),
                    lanes(),
                    near(texts(connection, POINTS)),
                    List.of("Practitioner?active=true", "PractitionerRole?active=true", "Organization?active=true"),
                    pages(connection, 0.5),
                    pages(connection, 1));
        }
    }

    private static List<String> lanes() {
        var all = new ArrayList<String>();
        for (var speciality : SPECIALITIES) {
            for (var sector : SECTORS) {
                all.add("PractitionerRole?practitioner.qualification-code=" + speciality + "&organization.type="
                        + sector);
                all.add("Practitioner?qualification-code=" + speciality
                        + "&_has:PractitionerRole:practitioner:organization.type=" + sector);
            }
        }
        return all;
    }

    private static List<String> near(List<String> points) {
        return IntStream.range(0, points.size())
                .mapToObj(it -> "PractitionerRole?near=" + encoded(points.get(it) + "|10|km") + "&role="
                        + PROFESSIONS.get(it % PROFESSIONS.size()))
                .toList();
    }

    /// The marks the program itself gives in its links, for a place far from the beginning.
    ///
    /// @param share of everything that comes before the page; 1 for the last page
    private static List<String> pages(Connection connection, double share) throws SQLException {
        return List.of(
                "Practitioner?active=true&_cursor=" + mark(connection, "practitioner", "sort_key", "rpps", share),
                "PractitionerRole?active=true&_cursor=" + mark(connection, "practice_situation", "id", null, share),
                "Organization?active=true&_cursor=" + mark(connection, "structure", "sort_key", "id", share));
    }

    private static String mark(Connection connection, String table, String first, @Nullable String second, double share)
            throws SQLException {
        var values = first + (second == null ? "" : " || chr(31) || " + second);
        var order = first + (second == null ? "" : ", " + second);
        var sql = share < 1
                ? "select %s from directory.%s where %s >= (select percentile_disc(%s) within group (order by %s) from"
                                .formatted(values, table, first, share, first)
                        + " directory.%s tablesample system (1)) order by %s limit 1".formatted(table, order)
                : "select v from (select %s as v, row_number() over () as n from (select * from directory.%s order by %s desc limit %s) last) x where n = %s"
                        .formatted(values, table, order.replace(",", " desc,"), PAGE / 2, PAGE / 2);
        var place = "a0" + SEPARATOR + texts(connection, sql).getFirst();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
