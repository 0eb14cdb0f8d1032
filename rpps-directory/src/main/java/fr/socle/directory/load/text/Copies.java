package fr.socle.directory.load.text;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows for several tables at once over one connection, which has room for one COPY at a time: each table gathers its
/// rows, and a thread beside the reading one sends them by the megabyte. Nobody else may use the connection between
/// the first row and [#close()].
public final class Copies implements AutoCloseable {

    private static final int AT_ONCE = 1 << 21;
    private static final int WAITING = 4;
    private static final Batch END = new Batch("", new byte[0]);

    private final Connection connection;
    private final Map<String, CopyLine> lines = new LinkedHashMap<>();
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread sender;
    private volatile @Nullable Exception fault;
    private boolean closed;

    public Copies(Connection connection) {
        this.connection = connection;
        this.sender = Thread.ofPlatform().name("copy").start(this::send);
    }

    /// @param statement a constant `copy … from stdin`
    public Into into(String statement) {
        var line = lines.computeIfAbsent(statement, _ -> new CopyLine());
        return values -> {
            line.row(values);
            if (line.length() >= AT_ONCE) {
                hand(new Batch(statement, line.take()));
            }
        };
    }

    /// Sends what is left and gives the connection back.
    @Override
    public void close() throws IOException, SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (var entry : lines.entrySet()) {
                if (entry.getValue().length() > 0) {
                    hand(new Batch(entry.getKey(), entry.getValue().take()));
                }
            }
        } finally {
            queue(END);
            await();
        }
        check();
    }

    private void hand(Batch batch) throws IOException, SQLException {
        check();
        queue(batch);
    }

    private void queue(Batch batch) {
        try {
            queue.put(batch);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted", interrupted);
        }
    }

    private void await() {
        try {
            sender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted", interrupted);
        }
    }

    private void check() throws IOException, SQLException {
        switch (fault) {
            case null -> {}
            case IOException io -> throw new IOException(io);
            case SQLException sql -> throw new SQLException(sql);
            case RuntimeException other -> throw other;
            case Exception other -> throw new IllegalStateException(other);
        }
    }

    /// After a fault the rest is thrown away: whoever reads learns of it with the next row.
    private void send() {
        try {
            for (var batch = queue.take(); batch != END; batch = queue.take()) {
                if (fault == null) {
                    send(batch);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Batch batch) {
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(batch.statement());
            copy.writeToCopy(batch.rows(), 0, batch.rows().length);
            copy.endCopy();
        } catch (SQLException | RuntimeException failed) {
            fault = failed;
        }
    }

    /// Takes the rows of one table.
    @FunctionalInterface
    public interface Into {

        void row(@Nullable Object... values) throws IOException, SQLException;
    }

    private record Batch(String statement, byte[] rows) {}
}
