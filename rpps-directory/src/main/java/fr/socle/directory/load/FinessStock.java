package fr.socle.directory.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The yearly files of FINESS ("etalab_stock"): one line a site with its point beside it, the columns named by the
// first
/// line. Each line becomes the two lines that the daily files have.
final class FinessStock {

    private static final List<String> NEEDED =
            List.of("nofinesset", "rs", "departement", "cog", "ligneacheminement", "categetab");
    private static final String COMMUNE = "cog";
    /// In the order of [FinessSite.Field], after the kind.
    private static final List<String> SITE = List.of(
            "nofinesset",
            "nofinessej",
            "rs",
            "rslongue",
            "complrs",
            "compldistrib",
            "numvoie",
            "typvoie",
            "voie",
            "compvoie",
            "lieuditbp",
            COMMUNE,
            "departement",
            "libdepartement",
            "ligneacheminement",
            "telephone",
            "telecopie",
            "categetab",
            "liblongcategetab",
            "categretab",
            "libcategretab",
            "siret",
            "codeape",
            "mft",
            "libmft",
            "sph",
            "libsph",
            "dateouvert",
            "dateautor",
            "datemaj",
            "numen");
    private static final List<String> POSITION =
            List.of("nofinesset", "coordx", "coordy", "sourcegeocod", "dategeocod");

    private final Map<String, Integer> columns;
    private final int width;

    private FinessStock(Map<String, Integer> columns, int width) {
        this.columns = columns;
        this.width = width;
    }

    /// @return nothing for the first line of another file
    static Optional<FinessStock> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var names = Arrays.stream(header.replace("\uFEFF", "").split(";", -1))
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .toList();
        var columns = new HashMap<String, Integer>();
        for (var i = 0; i < names.size(); i++) {
            columns.putIfAbsent(names.get(i), i);
        }
        return columns.keySet().containsAll(NEEDED)
                ? Optional.of(new FinessStock(columns, names.size()))
                : Optional.empty();
    }

    /// How many fields a line has.
    int width() {
        return width;
    }

    /// As a `structureet` line: of the commune it has the part within the department.
    List<String> site(List<String> fields) {
        var site = picked(FinessLayout.SITE, SITE, fields);
        var commune = 1 + SITE.indexOf(COMMUNE);
        var code = site.get(commune).strip();
        site.set(commune, code.length() > 2 ? code.substring(2) : "");
        return site;
    }

    /// As a `geolocalisation` line.
    ///
    /// @return nothing where the site has no point
    Optional<List<String>> position(List<String> fields) {
        var position = picked(FinessLayout.POSITION, POSITION, fields);
        return position.get(2).isBlank() && position.get(3).isBlank() ? Optional.empty() : Optional.of(position);
    }

    /// Whether a line that nothing ends is cut: the day of the last change is the last column of these files.
    boolean isComplete(List<String> fields) {
        return FinessSite.date(get(fields, "datemaj")) != null;
    }

    private List<String> picked(String kind, List<String> names, List<String> fields) {
        var line = new ArrayList<String>();
        line.add(kind);
        names.forEach(it -> line.add(get(fields, it)));
        return line;
    }

    private String get(List<String> fields, String name) {
        var column = columns.get(name);
        return column == null ? "" : fields.get(column);
    }
}
