package fr.socle.database;

import fr.socle.kernel.AccessJournal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// What the platform gives a module when it is tested alone: a database, a clock the test can move, and a journal of
/// accesses the test can read.
@TestConfiguration(proxyBeanMethods = false)
@Import(PostgresForTests.class)
public class ModuleTestConfiguration {

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    JournalForTests accessJournal() {
        return new JournalForTests();
    }

    public static final class JournalForTests implements AccessJournal {

        private final List<Access> kept = new CopyOnWriteArrayList<>();

        @Override
        public void record(List<Access> accesses) {
            kept.addAll(accesses);
        }

        public List<Access> kept() {
            return List.copyOf(kept);
        }

        public void clear() {
            kept.clear();
        }
    }

    public static final class MovableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

        public void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
