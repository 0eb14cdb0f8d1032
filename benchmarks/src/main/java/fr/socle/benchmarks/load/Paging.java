package fr.socle.benchmarks.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;

/// The first page of everybody, one in the middle and the last one: each should cost the same.
public final class Paging extends DirectorySearch {

    public Paging() {
        measure(exec(page("first", directory().firstPages()))
                .exec(page("middle", directory().middlePages()))
                .exec(page("last", directory().lastPages())));
    }

    private ChainBuilder page(String which, List<String> queries) {
        return exec(session -> session.set("query", any(queries)))
                .exec(timed(
                        which,
                        http(which)
                                .get("/fhir/#{query}")
                                .header("Authorization", "Bearer " + stage().doctorToken())
                                .header("Accept", "application/fhir+json")
                                .check(status().is(200))));
    }
}
