package fr.socle.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WrittenTogetherTest {

    private final List<List<String>> commits = new CopyOnWriteArrayList<>();
    private final CountDownLatch diskIsBusy = new CountDownLatch(1);
    private final CountDownLatch diskIsFree = new CountDownLatch(1);
    private final WrittenTogether<String> traces = new WrittenTogether<>(this::toDisk);

    private void toDisk(List<String> rows) {
        if (rows.contains("first")) {
            diskIsBusy.countDown();
            CompletableFuture.runAsync(() -> {
                        try {
                            diskIsFree.await();
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .join();
        }
        if (rows.contains("bad")) {
            throw new IllegalStateException("a bad row");
        }
        commits.add(List.copyOf(rows));
    }

    @Test
    void a_caller_alone_is_written_at_once() {
        traces.write(List.of("one", "its twin"));

        assertThat(commits).containsExactly(List.of("one", "its twin"));
    }

    @Test
    void those_who_come_while_the_disk_is_busy_share_the_next_commit() throws InterruptedException {
        var first = writing("first");
        diskIsBusy.await();
        var others = Stream.of("a", "b", "c").map(this::writing).toList();
        await().until(() -> traces.waiting() == 3);
        assertThat(others).noneMatch(CompletableFuture::isDone);

        diskIsFree.countDown();

        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(commits).hasSize(2).first().isEqualTo(List.of("first"));
        assertThat(commits.getLast()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void one_bad_row_fails_for_its_own_caller_only() throws InterruptedException {
        var first = writing("first");
        diskIsBusy.await();
        var bad = writing("bad");
        var good = writing("good");
        await().until(() -> traces.waiting() == 2);

        diskIsFree.countDown();

        first.join();
        good.join();
        assertThat(bad).failsWithin(Duration.ofSeconds(10));
        assertThat(commits).containsExactlyInAnyOrder(List.of("first"), List.of("good"));
    }

    private CompletableFuture<Void> writing(String row) {
        return CompletableFuture.runAsync(() -> traces.write(List.of(row)), Thread::startVirtualThread);
    }
}
