package fr.socle.directory.load.text;

import fr.socle.directory.SearchText;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The columns of a file with a header, found by their names: extractions of different years differ in number and
/// order. Names are compared without accents, capitals and what stands in brackets.
public final class Columns {

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)");

    private final Map<String, Integer> places = new HashMap<>();
    private final char separator;
    private final int count;
    private final boolean trailing;

    private Columns(String header, char separator) {
        this.separator = separator;
        var names = header.split(Pattern.quote(String.valueOf(separator)), -1);
        trailing = names[names.length - 1].isBlank();
        count = trailing ? names.length - 1 : names.length;
        for (var i = 0; i < count; i++) {
            places.putIfAbsent(key(names[i]), i);
        }
    }

    /// @throws fr.socle.kernel.Refused when the file is empty
    public static Columns of(TextLines lines, char separator) throws IOException {
        var header = lines.nextFilled();
        if (header == null) {
            throw new ImportRefusal.Empty().asException();
        }
        return new Columns(header.startsWith("\uFEFF") ? header.substring(1) : header, separator);
    }

    /// Whether each of these is there, under one of its names (`a/b`).
    public boolean hold(List<String> names) {
        return names.stream().allMatch(it -> place(it) >= 0);
    }

    /// @throws fr.socle.kernel.Refused when one is missing
    public void require(List<String> names) {
        for (var name : names) {
            if (place(name) < 0) {
                throw new ImportRefusal.WrongHeader("it lacks the column " + name).asException();
            }
        }
    }

    /// Where a column is, under any of its names (`a/b`).
    ///
    /// @return -1 when it is not there
    public int place(String names) {
        for (var name : names.split("/")) {
            var found = places.get(key(name));
            if (found != null) {
                return found;
            }
        }
        return -1;
    }

    /// Cuts a line into a reused array.
    ///
    /// @throws fr.socle.kernel.Refused for a line of another shape; at the end of the file, the file is cut
    public void cut(String line, TextLines lines, @Nullable String[] into) throws IOException {
        var start = 0;
        var found = 0;
        for (var bar = line.indexOf(separator); bar >= 0; bar = line.indexOf(separator, start)) {
            if (found < count) {
                into[found] = bar == start ? "" : line.substring(start, bar);
            }
            found++;
            start = bar + 1;
        }
        if (!trailing && found < count) {
            into[found] = line.substring(start);
            found++;
        }
        var open = trailing && start < line.length();
        if (open || found != count) {
            var detail = open && found == count - 1
                    ? "the last field is cut"
                    : (open ? found + 1 : found) + " fields where " + count + " are due";
            throw (lines.atEnd()
                            ? new ImportRefusal.Truncated(lines.number(), detail)
                            : new ImportRefusal.Unreadable(lines.number(), detail))
                    .asException();
        }
    }

    public int count() {
        return count;
    }

    private static String key(String name) {
        return SearchText.of(BRACKETS.matcher(name).replaceAll(" "));
    }
}
