package fr.socle.directory.load.mssante;

import fr.socle.database.Copy;
import fr.socle.directory.load.text.Columns;
import fr.socle.directory.load.text.TextLines;
import fr.socle.kernel.imports.ImportProgress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over the 31 columns of the extraction.
final class MailboxReading {

    private static final int REPORT_EVERY = 5_000;
    private static final List<String> DUE = List.of("Type de BAL", "Adresse BAL", "Identification nationale PP");
    private static final Set<String> YES = Set.of("O", "OUI", "TRUE", "1");

    private final TextLines lines;
    private final Columns columns;
    private final ImportProgress progress;
    private final @Nullable String[] fields;

    MailboxReading(TextLines lines, Columns columns, ImportProgress progress) {
        columns.require(DUE);
        this.lines = lines;
        this.columns = columns;
        this.progress = progress;
        this.fields = new @Nullable String[columns.count()];
    }

    /// @param size bytes of the whole text, 0 when nobody knows
    void read(Copy copy, long size) throws IOException {
        var rows = 0L;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (++rows % REPORT_EVERY == 0) {
                progress.read(rows, size == 0 ? 0 : Math.min(1, (double) lines.bytes() / size));
            }
            if (line.isEmpty()) {
                continue;
            }
            columns.cut(line, lines, fields);
            var address = get("Adresse BAL").toLowerCase(Locale.ROOT);
            if (address.indexOf('@') <= 0) {
                progress.rejected(lines.number(), "directory.row-without-number", "The line has no address.");
                continue;
            }
            copy.row(
                    address,
                    get("Type de BAL"),
                    text("Identification nationale PP"),
                    text("Type identifiant structure"),
                    text("Identification Structure"),
                    text("Service de rattachement"),
                    YES.contains(get("Dématérialisation").toUpperCase(Locale.ROOT)));
        }
        progress.read(rows, 1);
    }

    private String get(String name) {
        var place = columns.place(name);
        var text = place < 0 ? null : fields[place];
        return text == null ? "" : text.strip();
    }

    private @Nullable String text(String name) {
        var text = get(name);
        return text.isEmpty() ? null : text;
    }
}
