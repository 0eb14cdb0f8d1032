package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/// A doctor's software asks for the person of an INS: security, trace and FHIR included.
public final class PatientByIns extends MeasuredSimulation {

    public PatientByIns() {
        measure(exec(session -> {
                    var person = any(stage().people());
                    return session.set("ins", "urn:oid:" + person.oid() + "|" + person.matricule());
                })
                .exec(timed(
                        "search",
                        http("search")
                                .post("/fhir/Patient/_search")
                                .header("Authorization", "Bearer " + stage().doctorToken())
                                .header("Accept", "application/fhir+json")
                                .formParam("identifier", "#{ins}")
                                .check(status().is(200))
                                .check(jsonPath("$.entry[0].resource.id").exists()))));
    }
}
