package fr.socle.directory.load.mssante;

import fr.socle.database.Copy;
import fr.socle.directory.load.text.Columns;
import fr.socle.directory.load.text.TextLines;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.RppsNumber;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over the 31 columns of the extraction.
final class MailboxReading {

    private static final int REPORT_EVERY = 5_000;
    private static final List<String> DUE = List.of("Type de BAL", "Adresse BAL", "Identification nationale PP");
    private static final Set<String> KINDS = Set.of("PER", "ORG", "APP", "CAB");
    private static final String RPPS = "8";
    private static final Set<String> YES = Set.of("O", "OUI", "TRUE", "1");

    private final TextLines lines;
    private final Columns columns;
    private final Flaws progress;
    private final @Nullable String[] fields;

    MailboxReading(TextLines lines, Columns columns, Flaws progress) {
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
            look(address);
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

    private void look(String address) {
        if (!KINDS.contains(get("Type de BAL"))) {
            progress.flagged(lines.number(), "unknown-code", "Type de BAL " + get("Type de BAL"));
        }
        var person = get("Identification nationale PP");
        if (person.startsWith(RPPS) && !keyHolds(person.substring(1))) {
            progress.flagged(lines.number(), "wrong-key", person);
        }
        if (person.isEmpty() && get("Identification Structure").isEmpty()) {
            progress.flagged(lines.number(), "mailbox-of-nobody", address);
        }
    }

    private static boolean keyHolds(String rpps) {
        try {
            return new RppsNumber(rpps).value().equals(rpps);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
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
