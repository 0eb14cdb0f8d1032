package fr.socle.benchmarks.load;

import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/// First yardstick: what the server itself costs when there is nothing to do.
public final class EmptyEndpoint extends MeasuredSimulation {

    public EmptyEndpoint() {
        measure(timed("alive", http("alive").get("/actuator/health/liveness").check(status().is(200))));
    }
}
