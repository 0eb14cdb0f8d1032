package fr.socle.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Rows into PostgreSQL by COPY, the fast way for bulk. Text format: any value whose `toString` PostgreSQL reads
/// will do.
///
/// ```java
/// try (var copy = Copy.into(connection, "copy directory.site (finess, name) from stdin")) {
///     sites.forEach(site -> copy.row(site.finess(), site.name()));
/// }
/// ```
public final class Copy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final PGCopyOutputStream out;
    private final StringBuilder line = new StringBuilder(512);
    private long rows;
    private boolean closed;

    private Copy(PGCopyOutputStream out) {
        this.out = out;
    }

    /// @param statement a constant `copy … from stdin`
    public static Copy into(Connection connection, String statement) throws SQLException {
        return new Copy(new PGCopyOutputStream(connection.unwrap(PGConnection.class), statement, BUFFER));
    }

    public void row(@Nullable Object... values) throws IOException {
        line.setLength(0);
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            append(values[i]);
        }
        line.append('\n');
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        rows++;
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        var text = value.toString();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\0' -> line.append(' ');
                default -> line.append(c);
            }
        }
    }

    /// How many rows were written so far.
    public long rows() {
        return rows;
    }

    /// Gives the rows up: nothing of them stays.
    public void cancel() throws SQLException {
        if (!closed) {
            closed = true;
            out.cancelCopy();
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
        }
    }
}
