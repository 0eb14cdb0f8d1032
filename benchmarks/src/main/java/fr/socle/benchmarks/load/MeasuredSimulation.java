package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/// A scenario that a fixed number of users run through without pause, each on one connection: first to warm the
/// program up, then to be measured.
abstract class MeasuredSimulation extends Simulation {

    private static final String BEGUN = "begun";

    private final Stage stage = Stage.given();
    private final Meter meter = new Meter(stage.clock());

    /// To be called by the constructor, once.
    final void measure(ChainBuilder round) {
        var counted = exec(Session::markAsSucceeded).exec(round).exec(session -> {
            if (!session.isFailed()) {
                meter.round();
            }
            return session;
        });
        var warmUp = scenario("warm-up")
                .during(Duration.ofSeconds(stage.warmUpSeconds()))
                .on(counted);
        var opening = scenario("opening").exec(session -> {
            meter.open();
            return session;
        });
        var measured = scenario(stage.name())
                .during(Duration.ofSeconds(stage.measureSeconds()))
                .on(counted);
        setUp(warmUp.injectOpen(atOnceUsers(stage.concurrency()))
                        .andThen(opening.injectOpen(atOnceUsers(1))
                                .andThen(measured.injectOpen(atOnceUsers(stage.concurrency())))))
                .protocols(http.baseUrl(stage.base()).disableCaching());
    }

    /// A request on the clock; skipped when one before it in the round failed.
    final ChainBuilder timed(String name, HttpRequestActionBuilder request) {
        return doIf(session -> !session.isFailed())
                .then(exec(session -> session.set(BEGUN, System.nanoTime()))
                        .exec(request)
                        .exec(session -> {
                            meter.record(name, session.getLong(BEGUN), !session.isFailed());
                            return session;
                        }));
    }

    /// A request with FHIR content.
    static HttpRequestActionBuilder fhir(HttpRequestActionBuilder request, String token) {
        return request.header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json");
    }

    final Stage stage() {
        return stage;
    }

    static <T> T any(List<T> list) {
        return list.get(ThreadLocalRandom.current().nextInt(list.size()));
    }

    @Override
    public void after() {
        new JsonMapper().writeValue(Path.of(stage.answer()), meter.close(stage.name()));
    }
}
