package fr.socle.prescription.bdpm;

import fr.socle.database.Copy;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.zip.ZipException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/// Writes a new version of the medication base beside the one that serves, by COPY, then lets it serve: all in one
/// transaction, so that a refused or broken import leaves nothing.
@Component
class BdpmLoader {

    /// Far above the real files together: a zip that swells beyond it is no medication base.
    private static final long LARGEST = 500_000_000;

    private static final int REPORT_EVERY = 500;

    private final DataSource dataSource;
    private final Clock clock;

    BdpmLoader(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    void load(BdpmArchive archive, String source, ImportProgress progress) throws IOException {
        requireFiles(archive);
        // a connection of its own: whoever watches the progress may use the database meanwhile
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                loadVersion(archive, source, progress, connection);
                connection.commit();
            } catch (IOException | SQLException | RuntimeException broken) {
                connection.rollback();
                throw broken;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("The medication base could not be written", broken);
        }
    }

    private static void requireFiles(BdpmArchive archive) {
        var total = 0L;
        for (var file : BdpmFile.values()) {
            if (file.isRequired() && !archive.has(file)) {
                throw new ImportRefusal.MissingFile(file.fileName()).asException();
            }
            total += archive.size(file);
        }
        if (total > LARGEST) {
            throw new ImportRefusal.Unreadable(0, "the files are too large to be the medication base").asException();
        }
    }

    private void loadVersion(BdpmArchive archive, String source, ImportProgress progress, Connection connection)
            throws IOException, SQLException {
        var versions =
                new MedicationVersions(JdbcClient.create(new SingleConnectionDataSource(connection, true)), clock);
        var version = versions.begin(source);
        var rows = new BdpmRows(version);
        var report = new Report(archive, progress);
        for (var file : BdpmFile.values()) {
            var count = archive.has(file) ? load(archive, file, rows, connection, report) : new Count(0, 0);
            if (file.isRequired() && count.rows() == 0) {
                throw new ImportRefusal.Empty().asException();
            }
            versions.counted(version, file.fileName(), count.lines(), count.rows());
        }
        versions.activate(version);
    }

    private static Count load(BdpmArchive archive, BdpmFile file, BdpmRows rows, Connection connection, Report report)
            throws IOException, SQLException {
        try (var in = archive.open(file)) {
            var lines = new BdpmLines(file, in);
            var copy = Copy.into(connection, BdpmRows.copy(file));
            try {
                copy(file, lines, rows, copy, report);
            } catch (IOException | RuntimeException broken) {
                copy.cancel(); // nothing of it stays, and the connection serves again
                throw broken;
            }
            copy.close();
            report.finished(file, lines.lines(), copy.rows());
            return new Count(lines.lines(), copy.rows());
        } catch (ZipException | EOFException damaged) {
            throw new ImportRefusal.Unreadable(0, file.fileName() + " is damaged in the zip").asException();
        }
    }

    private static void copy(BdpmFile file, BdpmLines lines, BdpmRows rows, Copy copy, Report report)
            throws IOException {
        for (var columns = lines.next(); columns != null; columns = lines.next()) {
            if (columns.length > 0) {
                copy.row(row(file, columns, lines, rows));
            }
            if (lines.lines() % REPORT_EVERY == 0) {
                report.reached(lines.lines(), copy.rows(), lines.octets());
            }
        }
    }

    private static @Nullable Object[] row(BdpmFile file, String[] columns, BdpmLines lines, BdpmRows rows) {
        try {
            return rows.row(file, columns);
        } catch (Refused refused) {
            throw refused;
        } catch (IllegalArgumentException wrong) {
            throw lines.unreadable(String.valueOf(wrong.getMessage()));
        }
    }

    private record Count(long lines, long rows) {}

    /// Progress over all the files together.
    private static final class Report {

        private final ImportProgress progress;
        private final BdpmArchive archive;
        private final double total;
        private long linesBefore;
        private long rowsBefore;
        private long octetsBefore;

        Report(BdpmArchive archive, ImportProgress progress) {
            this.archive = archive;
            this.progress = progress;
            this.total = Math.max(
                    1, Arrays.stream(BdpmFile.values()).mapToLong(archive::size).sum());
        }

        void reached(long lines, long rows, long octets) {
            progress.read(linesBefore + lines, Math.min(1, (octetsBefore + octets) / total));
            progress.accepted(rowsBefore + rows);
        }

        void finished(BdpmFile file, long lines, long rows) {
            reached(lines, rows, archive.size(file));
            octetsBefore += archive.size(file);
            linesBefore += lines;
            rowsBefore += rows;
        }
    }
}
