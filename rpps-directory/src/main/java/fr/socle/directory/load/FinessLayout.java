package fr.socle.directory.load;

import fr.socle.kernel.imports.ImportRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The layout of the extraction "etalab" of FINESS: a first line that says so, then one line a site and one line a
/// position, or one line a legal entity; fields between semicolons, without names of columns.
final class FinessLayout {

    static final String SITE = "structureet";
    static final int SITE_FIELDS = 32;
    static final String POSITION = "geolocalisation";
    static final int POSITION_FIELDS = 6;
    static final String ENTITY = "structureej";
    static final int ENTITY_FIELDS = FinessEntity.Field.values().length;
    static final String HEADER = "finess;etalab;<number>;<date>";

    private static final Pattern FIRST_LINE = Pattern.compile("\uFEFF?finess;etalab;\\d*;\\d{4}-\\d{2}-\\d{2}");

    private FinessLayout() {}

    static void checkHeader(@Nullable String first) {
        if (first == null) {
            throw new ImportRefusal.Empty().asException();
        }
        if (!FIRST_LINE.matcher(first).matches()) {
            throw new ImportRefusal.WrongHeader(HEADER).asException();
        }
    }

    /// How many fields a line of this kind has.
    ///
    /// @return 0 for a kind this layout does not know
    static int fieldsOf(String kind) {
        return switch (kind) {
            case SITE -> SITE_FIELDS;
            case POSITION -> POSITION_FIELDS;
            case ENTITY -> ENTITY_FIELDS;
            default -> 0;
        };
    }

    /// The fields of a line. Quotes mean what they mean in CSV, unless that would make the wrong number of fields:
    /// names that merely begin with a quote occur.
    static List<String> split(String line, int expected) {
        var plain = cut(line, false);
        return plain.size() == expected || line.indexOf('"') < 0 ? unquoted(plain) : unquoted(cut(line, true));
    }

    private static List<String> cut(String line, boolean minded) {
        var fields = new ArrayList<String>(SITE_FIELDS);
        var start = 0;
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"' && minded) {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                fields.add(line.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static List<String> unquoted(List<String> fields) {
        fields.replaceAll(FinessLayout::unquoted);
        return fields;
    }

    private static String unquoted(String field) {
        if (field.length() < 2 || field.charAt(0) != '"' || field.charAt(field.length() - 1) != '"') {
            return field;
        }
        var inside = field.substring(1, field.length() - 1);
        return inside.replace("\"\"", "").indexOf('"') < 0 ? inside.replace("\"\"", "\"") : field;
    }
}
