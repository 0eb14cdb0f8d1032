package fr.socle.directory.load.text;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A second connection beside the one of the import's transaction, so that two halves of a version are built at once.
/// It only makes tables nobody reads yet.
public final class Beside implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient jdbc;
    private @Nullable CompletableFuture<Void> running;

    private Beside(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    public static Beside open(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return new Beside(connection);
    }

    public Connection connection() {
        return connection;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /// Starts to work, and commits at the end.
    public void start(Runnable work) {
        running = CompletableFuture.runAsync(
                () -> {
                    work.run();
                    try {
                        connection.commit();
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                task -> Thread.ofPlatform().name("beside").start(task));
    }

    /// Waits until the work is done.
    public void join() {
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /// Gives the connection back; what was not committed is undone.
    @Override
    public void close() throws SQLException {
        if (running != null) {
            running.handle((_, _) -> true).join();
        }
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }
}
