package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/// A doctor's software asks who may be the person of these traits, one letter of the name being wrong.
public final class PatientMatch extends MeasuredSimulation {

    public PatientMatch() {
        measure(exec(session -> session.set("traits", Bodies.traitsWithASlip(any(stage().people()))))
                .exec(timed(
                        "match",
                        fhir(http("match").post("/fhir/Patient/$match"), stage().doctorToken())
                                .body(StringBody("#{traits}"))
                                .check(status().is(200))
                                .check(jsonPath("$.entry[0].resource.id").exists()))));
    }
}
