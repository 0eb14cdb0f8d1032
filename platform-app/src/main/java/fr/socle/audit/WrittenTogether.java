package fr.socle.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Callers who come while others are being written are written together next, in one commit. Each goes on when its own
/// rows are on disk, and a caller alone never waits. Bounded by the callers, who wait.
class WrittenTogether<T> {

    private final Consumer<List<T>> writing;
    private final ReentrantLock turn = new ReentrantLock();
    private final Object gathering = new Object();
    private Batch<T> open = new Batch<>();

    /// @param writing writes all rows or none, and throws when it could not
    WrittenTogether(Consumer<List<T>> writing) {
        this.writing = writing;
    }

    private record Batch<T>(List<T> rows, CompletableFuture<Boolean> written) {

        private Batch() {
            this(new ArrayList<>(), new CompletableFuture<>());
        }
    }

    void write(List<T> rows) {
        Batch<T> mine;
        boolean leading;
        synchronized (gathering) {
            mine = open;
            leading = mine.rows().isEmpty();
            mine.rows().addAll(rows);
        }
        if (!(leading ? lead(mine) : mine.written().join())) {
            // somebody else's row may be the bad one
            writing.accept(rows);
        }
    }

    /// Rows that wait for the disk.
    int waiting() {
        synchronized (gathering) {
            return open.rows().size();
        }
    }

    private boolean lead(Batch<T> batch) {
        turn.lock();
        try {
            synchronized (gathering) {
                open = new Batch<>();
            }
            writing.accept(batch.rows());
            batch.written().complete(true);
        } catch (RuntimeException refused) {
            batch.written().complete(false);
        } finally {
            // an Error too lets the others go
            batch.written().complete(false);
            turn.unlock();
        }
        return batch.written().join();
    }
}
