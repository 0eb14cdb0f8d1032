package fr.socle.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL server started as a child process, for a machine where nobody has installed one.
///
/// With a data directory it is durable: data survive restarts, and a server left running by a killed application is
/// shut down properly before its directory is used again. Without one it is temporary, for tests.
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final @Nullable FileLock lock;

    private EmbeddedPostgresServer(EmbeddedPostgres postgres, @Nullable FileLock lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    public static EmbeddedPostgresServer temporary() throws IOException {
        var server = new EmbeddedPostgresServer(
                builder().setServerConfig("max_connections", "200").start(), null);
        log.info("Temporary embedded PostgreSQL on port {}", server.port());
        return server;
    }

    /// @throws DataDirectoryInUse when another running application holds the directory
    public static EmbeddedPostgresServer durable(Path directory) throws IOException {
        var data = directory.toAbsolutePath().normalize();
        Files.createDirectories(data);
        var lock = lock(data);
        stopOrphan(data);
        // the starter passes fsync=off and synchronous_commit=off: a later setting wins
        var postgres = builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // nobody replicates it: what a load builds is written once, and not into the log as well
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "192MB")
                .start();
        log.info("Embedded PostgreSQL on port {}, data in {}", postgres.getPort(), data);
        return new EmbeddedPostgresServer(postgres, lock);
    }

    public int port() {
        return postgres.getPort();
    }

    public String jdbcUrl(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        if (lock != null) {
            lock.channel().close();
        }
    }

    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(STARTUP_LIMIT)
                .setRegisterShutdownHook(false) // Spring closes it, after the connection pool
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
    }

    private static FileLock lock(Path data) throws IOException {
        var file = data.resolveSibling(data.getFileName() + ".lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException heldByThisProgram) {
            log.debug("{} is held by this very program", file);
        }
        channel.close();
        throw new DataDirectoryInUse(data);
    }

    /// A killed application leaves its server running. It is asked to shut down; its data are never touched.
    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().trim());
        var orphan = ProcessHandle.of(pid)
                .filter(it -> it.info().command().orElse("").endsWith("postgres"))
                .orElse(null);
        if (orphan == null) {
            return; // only the file is left: PostgreSQL itself recovers
        }
        log.warn("Shutting down PostgreSQL {} that a killed application left on {}", pid, data);
        fastShutdown(pid);
        try {
            orphan.onExit().get(STARTUP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException slow) {
            throw new IOException("PostgreSQL " + pid + " does not stop", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL " + pid + " stops", interrupted);
        }
    }

    /// SIGINT is PostgreSQL's fast shutdown: it drops connections, writes a checkpoint and ends.
    private static void fastShutdown(long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Two applications must not share one embedded data directory.
    public static final class DataDirectoryInUse extends IOException {

        DataDirectoryInUse(Path directory) {
            super("Another running application uses the data directory " + directory
                    + ". Stop it, or set SOCLE_DATA_DIR to another directory.");
        }
    }
}
