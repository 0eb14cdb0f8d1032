package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/// The prescriber's software reads one line of a prescription.
public final class PrescriptionRead extends MeasuredSimulation {

    public PrescriptionRead() {
        measure(exec(session -> session.set("line", any(stage().lines())))
                .exec(timed(
                        "read",
                        fhir(http("read").get("/fhir/MedicationRequest/#{line}"), stage().doctorToken())
                                .check(status().is(200)))));
    }
}
