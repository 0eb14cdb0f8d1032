package fr.socle.directory.load;

import fr.socle.directory.load.text.TextLines;
import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over the file, from the first line to the last. Only the numbers already met stay in memory.
final class FinessReading {

    private static final int REPORT_EVERY = 1_000;

    private final FinessStaging staging;
    private final Flaws progress;
    private final Set<String> sites = new HashSet<>();
    private final Set<String> positions = new HashSet<>();
    private final Set<String> entities = new HashSet<>();
    private long rows;
    private long wrongKeys;
    private @Nullable LocalDate day;

    FinessReading(FinessStaging staging, Flaws progress) {
        this.staging = staging;
        this.progress = progress;
    }

    /// @param size bytes of the whole text, 0 when nobody knows
    void read(TextLines lines, long size) throws IOException, SQLException {
        var header = lines.nextFilled();
        var stock = FinessStock.of(header).orElse(null);
        if (stock == null) {
            FinessLayout.checkHeader(header);
            day = FileDay.in(header);
        }
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                continue;
            }
            if (stock == null) {
                take(line, lines);
            } else {
                take(stock, line, lines);
            }
            if (++rows % REPORT_EVERY == 0) {
                progress.read(rows, size == 0 ? 0 : Math.min(1, (double) lines.bytes() / size));
            }
        }
        progress.read(rows, 1);
        if (sites.isEmpty() && entities.isEmpty()) {
            throw new ImportRefusal.Empty().asException();
        }
    }

    /// The day of the extraction, as the first line gives it.
    @Nullable
    LocalDate day() {
        return day;
    }

    long sites() {
        return sites.size();
    }

    long positions() {
        return positions.size();
    }

    long entities() {
        return entities.size();
    }

    /// Sites and legal entities whose number has a wrong key.
    long wrongKeys() {
        return wrongKeys;
    }

    private void take(String line, TextLines lines) throws IOException, SQLException {
        var semicolon = line.indexOf(';');
        var kind = semicolon < 0 ? line : line.substring(0, semicolon);
        var expected = FinessLayout.fieldsOf(kind);
        var fields = FinessLayout.split(line, expected);
        if (expected == 0 || fields.size() != expected) {
            throw misshapen(kind, fields.size(), expected, lines);
        }
        switch (kind) {
            case FinessLayout.SITE -> site(lines.number(), fields);
            case FinessLayout.ENTITY -> entity(lines.number(), fields);
            default -> position(lines, fields);
        }
    }

    private void take(FinessStock stock, String line, TextLines lines) throws IOException, SQLException {
        var fields = FinessLayout.split(line, stock.width());
        if (fields.size() != stock.width()) {
            throw misshapen(FinessLayout.SITE, fields.size(), stock.width(), lines);
        }
        if (!lines.terminated() && !stock.isComplete(fields)) {
            throw new ImportRefusal.Truncated(lines.number(), "the last field is cut").asException();
        }
        site(lines.number(), stock.site(fields));
        var position = stock.position(fields);
        if (position.isPresent()) {
            position(lines, position.get());
        }
    }

    private static RuntimeException misshapen(String kind, int fields, int expected, TextLines lines)
            throws IOException {
        var detail = expected == 0
                ? "it begins with none of " + FinessLayout.SITE + ", " + FinessLayout.POSITION + " and "
                        + FinessLayout.ENTITY
                : kind + " has " + fields + " fields where " + expected + " are due";
        var refusal = lines.atEnd()
                ? new ImportRefusal.Truncated(lines.number(), detail)
                : new ImportRefusal.Unreadable(lines.number(), detail);
        return refusal.asException();
    }

    private void site(long line, List<String> fields) throws IOException, SQLException {
        var site = new FinessSite(fields);
        if (site.number().isEmpty()) {
            progress.rejected(line, "directory.row-without-number", "The site has no FINESS number.");
        } else if (!sites.add(site.number())) {
            progress.rejected(line, "directory.row-twice", "The site " + site.number() + " came before.");
        } else {
            look(line, site);
            staging.site(site.row());
        }
    }

    private void entity(long line, List<String> fields) throws IOException, SQLException {
        var entity = new FinessEntity(fields);
        if (entity.number().isEmpty()) {
            progress.rejected(line, "directory.row-without-number", "The legal entity has no FINESS number.");
        } else if (!entities.add(entity.number())) {
            progress.rejected(line, "directory.row-twice", "The legal entity " + entity.number() + " came before.");
        } else {
            if (!entity.keyHolds()) {
                wrongKeys++;
                progress.flagged(line, "wrong-key", entity.number());
            }
            staging.legalEntity(entity.row());
        }
    }

    private void look(long line, FinessSite site) {
        if (!site.keyHolds()) {
            wrongKeys++;
            progress.flagged(line, "wrong-key", site.number());
        }
        if (site.postalCode() == null) {
            progress.flagged(line, "no-postal-code", site.number());
        }
        if (site.department() == null) {
            progress.flagged(line, "no-department", site.number());
        }
    }

    private void position(TextLines lines, List<String> fields) throws IOException, SQLException {
        var position = new FinessPosition(fields);
        if (!lines.terminated() && !position.isComplete()) {
            throw new ImportRefusal.Truncated(lines.number(), "the last field is cut").asException();
        }
        var row = position.row(lines.number());
        if (row.isEmpty()) {
            progress.rejected(
                    lines.number(), "directory.position-unreadable", "The point of " + position.number() + " is none.");
        } else if (!positions.add(position.number())) {
            progress.rejected(
                    lines.number(), "directory.row-twice", "The point of " + position.number() + " came before.");
        } else {
            staging.position(row.get());
        }
    }
}
