package fr.socle.directory.load.rpps;

import fr.socle.directory.load.text.Columns;
import fr.socle.directory.load.text.Copies;
import fr.socle.directory.load.text.TextLines;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over each file given, told apart by their columns; whatever their order and their names.
final class RppsReading {

    private static final char BAR = '|';
    private static final int REPORT_EVERY = 5_000;
    private static final double READING = 0.4;
    private static final String DEGREE = "Code diplôme obtenu/Code diplôme";
    private static final List<String> OF_KNOW_HOW = List.of("Identification nationale PP", "Code savoir-faire");
    private static final List<String> OF_DEGREES = List.of("Identification nationale PP", DEGREE);

    private final Connection ofPeople;
    private final Connection ofActivities;
    private final Flaws progress;
    private final KnownCodes known;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private long rows;
    private long bytes;
    private long size;
    private long people;
    private long wrongKeys;
    private long unknownProfessions;

    RppsReading(Connection ofPeople, Connection ofActivities, Flaws progress, KnownCodes known) {
        this.ofPeople = ofPeople;
        this.ofActivities = ofActivities;
        this.progress = progress;
        this.known = known;
    }

    void read(ImportFile file) throws IOException, SQLException {
        size = file.textSize();
        var names = file.entryNames();
        if (names.isEmpty()) {
            read(file.open());
        }
        for (var name : names) {
            read(file.open(name));
        }
    }

    /// Reading is less than half of the work: the rest is told as it is done.
    void built(double share) {
        progress.read(rows, READING + (1 - READING) * share);
    }

    boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    Figures figures() {
        return new Figures(rows, people, wrongKeys, unknownProfessions);
    }

    private void read(InputStream in) throws IOException, SQLException {
        try (var lines = new TextLines(in)) {
            var columns = Columns.of(lines, BAR);
            var before = rows;
            switch (kindOf(columns)) {
                case ACTIVITY -> activities(lines, columns);
                case KNOW_HOW -> knowHows(lines, columns);
                case DEGREE -> degrees(lines, columns);
            }
            if (rows == before) {
                throw new ImportRefusal.Empty().asException();
            }
            bytes += lines.bytes();
        }
    }

    private Kind kindOf(Columns columns) {
        var kind = columns.hold(Activity.DUE)
                ? Kind.ACTIVITY
                : columns.hold(OF_DEGREES) ? Kind.DEGREE : columns.hold(OF_KNOW_HOW) ? Kind.KNOW_HOW : null;
        if (kind == null) {
            columns.require(Activity.DUE);
            throw new IllegalStateException("A column is missing, and none is");
        }
        if (!kinds.add(kind)) {
            throw new ImportRefusal.Unreadable(1, "the archive holds two files of the same kind").asException();
        }
        return kind;
    }

    private void activities(TextLines lines, Columns columns) throws IOException, SQLException {
        var fields = new @Nullable String[columns.count()];
        var places = new int[Activity.values().length];
        for (var field : Activity.values()) {
            places[field.ordinal()] = columns.place(field.names);
        }
        var row = new ActivityLine(places, fields);
        var flaws = new ActivityFlaws(row, known.now(), progress);
        try (var people = new Copies(ofPeople);
                var activities = new Copies(ofActivities)) {
            var split = new ActivityRows(row, RppsStaging.Tables.of(people, activities));
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (cut(line, lines, columns, fields) && isSomebody(row, lines.number())) {
                    split.send(lines.number());
                    flaws.look(lines.number());
                }
            }
            this.people = split.people();
        }
        wrongKeys = flaws.wrongKeys();
        unknownProfessions = flaws.unknownProfessions();
    }

    private boolean isSomebody(ActivityLine row, long line) {
        if (row.nationalId().length() < 2 || row.profession().isEmpty()) {
            progress.rejected(line, "directory.row-without-number", "The line names nobody, or no profession.");
            return false;
        }
        return true;
    }

    private void knowHows(TextLines lines, Columns columns) throws IOException, SQLException {
        var fields = new @Nullable String[columns.count()];
        var person = columns.place("Identification nationale PP");
        var type = columns.place("Code type savoir-faire");
        var code = columns.place("Code savoir-faire");
        try (var people = new Copies(ofPeople);
                var activities = new Copies(ofActivities)) {
            var copy = RppsStaging.both(people, activities, RppsStaging.KNOW_HOW);
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (cut(line, lines, columns, fields) && !of(fields, code).isEmpty()) {
                    copy.row(ActivityLine.id(of(fields, person)), of(fields, type) + "|" + of(fields, code));
                }
            }
        }
    }

    private void degrees(TextLines lines, Columns columns) throws IOException, SQLException {
        var fields = new @Nullable String[columns.count()];
        var person = columns.place("Identification nationale PP");
        var pairs = new ArrayList<int[]>();
        pairs.add(new int[] {columns.place("Code type diplôme obtenu/Code type diplôme"), columns.place(DEGREE)});
        pairs.add(new int[] {
            columns.place("Code type autorisation"), columns.place("Code discipline autorisation/Code discipline")
        });
        try (var copies = new Copies(ofPeople)) {
            var people = new PersonDegrees(copies.into(RppsStaging.DEGREE));
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (cut(line, lines, columns, fields)) {
                    people.line(of(fields, person), pair(fields, pairs.getFirst()), pair(fields, pairs.getLast()));
                }
            }
            people.end();
        }
    }

    private static @Nullable String pair(@Nullable String[] fields, int[] places) {
        var type = of(fields, places[0]);
        var code = of(fields, places[1]);
        return type.isEmpty() && code.isEmpty() ? null : type + "|" + code;
    }

    private static String of(@Nullable String[] fields, int place) {
        var text = place < 0 ? null : fields[place];
        return text == null ? "" : text.strip();
    }

    private boolean cut(String line, TextLines lines, Columns columns, @Nullable String[] fields) throws IOException {
        if (++rows % REPORT_EVERY == 0) {
            progress.read(rows, size == 0 ? 0 : READING * Math.min(1, (double) (bytes + lines.bytes()) / size));
        }
        if (line.isEmpty()) {
            return false;
        }
        columns.cut(line, lines, fields);
        return true;
    }

    enum Kind {
        ACTIVITY,
        KNOW_HOW,
        DEGREE
    }

    /// @param wrongKeys lines whose RPPS number has a wrong key: kept, and marked
    record Figures(long rows, long people, long wrongKeys, long unknownProfessions) {}
}
