package fr.socle.directory.quality;

import fr.socle.kernel.imports.ImportFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The day a file is from: what it says itself, or its name (`PS_LibreAcces_…_AAAAMMJJhhmm.txt`).
public final class FileDay {

    private static final Pattern DAY =
            Pattern.compile("(?<!\\d)(20\\d\\d)-?([01]\\d)-?([0-3]\\d)(?:T.*|\\d{4,6})?(?!\\d)");

    private FileDay() {}

    /// The day in the name of the file, or of the files in the archive; null when there is none.
    public static @Nullable LocalDate of(ImportFile file) throws IOException {
        var names = new ArrayList<String>();
        names.add(file.originalName());
        names.addAll(file.entryNames());
        for (var name : names) {
            var day = in(name);
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    /// The first day written in a text; null when there is none.
    public static @Nullable LocalDate in(@Nullable String text) {
        var found = DAY.matcher(text == null ? "" : text);
        while (found.find()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)));
            } catch (DateTimeException notADay) {
                // digits that look like one: the next may be
            }
        }
        return null;
    }
}
