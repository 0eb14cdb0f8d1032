package fr.socle.directory.beds;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells open boards what changed (server-sent events). It looks at the table, not at the events of this
/// process, so that boards opened on one instance see what was reported on another; however many beds change,
/// one look a territory.
@Component
public class BoardStream {

    private static final long OPEN_MILLIS = Duration.ofMinutes(30).toMillis();
    /// A change may be committed a little after its time.
    private static final Duration OVERLAP = Duration.ofSeconds(3);

    private final BedBoard board;
    private final Clock clock;
    private final Map<String, Territory> territories = new ConcurrentHashMap<>();

    BoardStream(BedBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    public SseEmitter open(String department) {
        var emitter = new SseEmitter(OPEN_MILLIS);
        var territory = territories.computeIfAbsent(department, _ -> new Territory(clock.instant()));
        territory.readers.add(emitter);
        Runnable close = () -> territory.readers.remove(emitter);
        emitter.onCompletion(close);
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> close.run());
        return emitter;
    }

    /// The program waits for open answers when it stops: these never end by themselves.
    @EventListener(ContextClosedEvent.class)
    void close() {
        territories.values().forEach(it -> it.readers.forEach(SseEmitter::complete));
    }

    @Scheduled(fixedDelay = 300)
    void tell() {
        territories.forEach((department, territory) -> {
            if (territory.readers.isEmpty()) {
                territories.remove(department, territory);
                return;
            }
            var now = clock.instant();
            var changed = board.changedSince(department, territory.since.minus(OVERLAP)).stream()
                    .filter(territory::isNew)
                    .toList();
            territory.since = now;
            if (!changed.isEmpty()) {
                territory.send(changed);
            }
        });
    }

    /// The readers of one territory, and what they have been told.
    private static final class Territory {

        private final List<SseEmitter> readers = new CopyOnWriteArrayList<>();
        private final Map<String, Integer> told = new ConcurrentHashMap<>();
        private volatile Instant since;

        Territory(Instant since) {
            this.since = since;
        }

        boolean isNew(BedBoard.Line line) {
            var before = told.put(line.place(), line.version());
            return before == null || before != line.version();
        }

        void send(List<BedBoard.Line> changed) {
            for (var reader : readers) {
                try {
                    reader.send(SseEmitter.event().name("beds").data(changed, MediaType.APPLICATION_JSON));
                } catch (IOException | IllegalStateException gone) {
                    readers.remove(reader);
                }
            }
        }
    }
}
