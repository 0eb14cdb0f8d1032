package fr.socle.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// Beds of the sandbox hospital, pushed at a steady pace to a platform that runs, with boards open; prints how many
// were
/// taken and how long it took until a board saw them.
///
/// Arguments: base URL (`http://localhost:8080`), updates a minute (5000), seconds (20), boards (20).
final class BedUpdates {

    private static final List<String> WARDS =
            List.of("med1", "med2", "cardio", "pneumo", "geria", "rea", "chir", "ortho");
    private static final String PATCH = """
            {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
            {"name":"type","valueCode":"replace"},
            {"name":"path","valueString":"Location.extension('https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/ror-location-supported-capacity').where(extension('capacityStatus').value.coding.code='02')[0].extension('nbCapacity').value"},
            {"name":"value","valueInteger":%d}]}]}""";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> seenAfter = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> answeredAfter = new ConcurrentLinkedQueue<>();
    private final String base;
    private volatile boolean over;

    private BedUpdates(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        var base = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
        var perMinute = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        var seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        var boards = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        of(base, perMinute, seconds, boards);
        System.exit(0);
    }

    static void of(String base, int perMinute, int seconds, int boards) throws Exception {
        new BedUpdates(base).run(perMinute, seconds, boards);
    }

    private void run(int perMinute, int seconds, int boards) throws Exception {
        String token;
        try (var software = new Software(base)) {
            token = "Bearer " + software.token(Software.loginHint(software.accounts("regulator")[0]));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < boards; i++) {
                threads.submit(() -> watch(token));
            }
            Thread.sleep(1_000);
            var start = System.nanoTime();
            var each = 60_000_000_000L * WARDS.size() / perMinute;
            var count = (int) (seconds * 1_000_000_000L / each);
            var workers = new ArrayList<java.util.concurrent.Future<?>>();
            for (var ward : WARDS) {
                workers.add(threads.submit(() -> push(token, "99-" + ward, start, each, count)));
            }
            for (var worker : workers) {
                worker.get();
            }
            var took = (System.nanoTime() - start) / 1e9;
            Thread.sleep(1_500);
            over = true;
            System.out.printf(
                    "%d updates in %.1f s: %.0f a minute; answered p50 %d ms, p99 %d ms; on %d boards after p50 %d ms, p99 %d ms (%d sightings)%n",
                    answeredAfter.size(),
                    took,
                    answeredAfter.size() * 60 / took,
                    at(answeredAfter, 50),
                    at(answeredAfter, 99),
                    boards,
                    at(seenAfter, 50),
                    at(seenAfter, 99),
                    seenAfter.size());
            threads.shutdownNow();
        }
    }

    private Void push(String token, String ward, long start, long each, int count) throws Exception {
        var read = json.readTree(http.send(
                        HttpRequest.newBuilder(URI.create(base + "/fhir/Location/" + ward))
                                .header("Authorization", token)
                                .build(),
                        BodyHandlers.ofString())
                .body());
        var version = Integer.parseInt(read.at("/meta/versionId").asString());
        for (var i = 0; i < count; i++) {
            var wait = start + i * each - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            var begun = System.nanoTime();
            sent.put(ward + "/" + (version + 1), begun);
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/fhir/Location/" + ward))
                            .header("Authorization", token)
                            .header("Content-Type", "application/fhir+json")
                            .header("If-Match", "W/\"" + version + "\"")
                            .method("PATCH", BodyPublishers.ofString(PATCH.formatted(i % 9)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + ": " + answer.body());
            }
            answeredAfter.add((System.nanoTime() - begun) / 1_000_000);
            version++;
        }
        return null;
    }

    /// A board sees a ward as it is; versions in between are overtaken by the last one.
    private Void watch(String token) throws Exception {
        var stream = http.send(
                HttpRequest.newBuilder(URI.create(base + "/api/lits/flux?territoire=99"))
                        .header("Authorization", token)
                        .build(),
                BodyHandlers.ofLines());
        var lines = stream.body().iterator();
        while (!over && lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("data:")) {
                var now = System.nanoTime();
                for (var ward : json.readTree(line.substring(5))) {
                    var begun = sent.get(ward.path("place").asString() + "/"
                            + ward.path("version").asInt());
                    if (begun != null) {
                        seenAfter.add((now - begun) / 1_000_000);
                    }
                }
            }
        }
        return null;
    }

    private static long at(ConcurrentLinkedQueue<Long> values, int percent) {
        var sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0 ? -1 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
