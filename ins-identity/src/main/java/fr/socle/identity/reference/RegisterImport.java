package fr.socle.identity.reference;

import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A file of the register: people, or what changed about some. UTF-8, `;` between columns, a heading, no quotes (names
/// hold none). Adds and corrects; whoever is not in the file stays. All in one transaction.
@Component("insReference")
class RegisterImport implements ImportSource {

    private static final Logger log = LoggerFactory.getLogger(RegisterImport.class);
    private static final String HEADING = String.join(";", EntryFields.COLUMNS);
    private static final int TOLD_EVERY = 1_000;
    /// Of the time an import takes, before the tables are written.
    private static final double READING = 0.3;

    private final DataSource dataSource;
    private final EntryFields fields;
    private final Entering entering;
    private final Announcing announcing;
    private final Quarantine quarantine;

    RegisterImport(
            DataSource dataSource,
            EntryFields fields,
            Entering entering,
            Announcing announcing,
            Quarantine quarantine) {
        this.dataSource = dataSource;
        this.fields = fields;
        this.entering = entering;
        this.announcing = announcing;
        this.quarantine = quarantine;
    }

    @Override
    public String name() {
        return "ins-reference";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        var aside = Quarantine.Aside.none();
        Staged staged;
        try {
            staged = stage(DataSourceUtils.getConnection(dataSource), file, progress, aside);
            if (staged.taken() == 0 && aside.stream().noneMatch(it -> it.oid() != null)) {
                throw new ImportRefusal.Empty().asException();
            }
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The register could not be written", unexpected);
        }
        var repeated = new EntryRefusal.Repeated().terms();
        entering.withoutRepetitions().forEach(line -> progress.rejected(line, repeated.code(), repeated.explanation()));
        var outcome = entering.enter(done -> progress.read(staged.lines(), READING + (1 - READING) * done));
        quarantine.keep(name(), aside);
        announcing.announce(outcome);
        progress.accepted((long) outcome.added() + outcome.known());
        log.info(
                "The register took {} new people and {} it knew, of whom {} changed",
                outcome.added(),
                outcome.known(),
                outcome.changed().size());
    }

    private Staged stage(Connection connection, ImportFile file, ImportProgress progress, List<Quarantine.Aside> aside)
            throws IOException, SQLException {
        var size = Math.max(1, file.textSize());
        try (var in = file.open();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
                var staging = new Staging(connection)) {
            requireHeading(lines.readLine());
            var number = 1L;
            var characters = 0L;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                characters += line.length() + 1;
                if (!line.isBlank()) {
                    take(line, number, staging, progress, aside);
                }
                if (number % TOLD_EVERY == 0) {
                    progress.read(number - 1, READING * characters / size);
                }
            }
            progress.read(number - 1, READING);
            return new Staged(number - 1, staging.rows());
        }
    }

    private void take(String line, long number, Staging staging, ImportProgress progress, List<Quarantine.Aside> aside)
            throws IOException {
        try {
            staging.add(number, fields.read(columns(line)));
        } catch (Refused refused) {
            var no = refused.refusal().terms();
            progress.rejected(number, no.code(), no.explanation());
            Quarantine.Aside.of(number, refused.refusal(), aside);
        }
    }

    private static List<String> columns(String line) {
        var columns = new ArrayList<String>(EntryFields.COLUMNS.size());
        var from = 0;
        for (var to = line.indexOf(';'); to >= 0; to = line.indexOf(';', from)) {
            columns.add(line.substring(from, to));
            from = to + 1;
        }
        columns.add(line.substring(from));
        return columns;
    }

    private static void requireHeading(@Nullable String first) {
        var heading = first == null ? "" : first.startsWith("\ufeff") ? first.substring(1) : first;
        if (!heading.strip().equals(HEADING)) {
            throw new ImportRefusal.WrongHeader(HEADING).asException();
        }
    }

    private record Staged(long lines, long taken) {}
}
