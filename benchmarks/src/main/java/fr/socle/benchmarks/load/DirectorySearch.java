package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.util.List;

/// A doctor's software searches the directory: each request one of many, all of which find somebody.
abstract class DirectorySearch extends MeasuredSimulation {

    /// @param queries what stands behind `/fhir/`, encoded already
    final void search(List<String> queries) {
        measure(exec(session -> session.set("query", any(queries)))
                .exec(timed(
                        "search",
                        http("search")
                                .get("/fhir/#{query}")
                                .header("Authorization", "Bearer " + stage().doctorToken())
                                .header("Accept", "application/fhir+json")
                                .check(status().is(200))
                                .check(jsonPath("$.entry[0].resource.id").exists()))));
    }

    final Directory directory() {
        var directory = stage().directory();
        if (directory == null) {
            throw new IllegalStateException("The directory was not loaded before " + stage().name());
        }
        return directory;
    }
}
