package fr.socle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A citizen's application leaves an address, and is told what happens.
@PlatformTest
class SubscriptionTests {

    private static final String FREE_BEDS = """
            {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
              {"name": "type", "valueCode": "replace"},
              {"name": "path", "valueString": "Location.extension('https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/ror-location-supported-capacity').where(extension('capacityStatus').value.coding.code='02')[0].extension('nbCapacity').value"},
              {"name": "value", "valueInteger": 3}]}]}""";

    private final PracticeSoftware software = PracticeSoftware.ofThisTest();
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(200);
    private HttpServer listener = listener();

    @BeforeEach
    void somebody_listens() {
        listener.start();
    }

    @AfterEach
    void nobody_listens() {
        listener.stop(0);
    }

    @Test
    void a_citizen_is_told_of_a_new_document_and_reads_it() throws Exception {
        var citizen = citizen();
        var id = subscribe(citizen, "document-filed").path("id").asString();
        await().untilAsserted(() -> assertThat(citizen.get("/fhir/Subscription/" + id)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("active"));
        assertThat(parameter(told.getFirst(), "type").asString()).isEqualTo("handshake");

        var patient = software.account("citoyen1").path("patientId").asString();
        software.signedInAs("docteur1").postFhir("", MainRouteTests.prescriptionOf(patient, "60234100", "69118175"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told).hasSizeGreaterThan(1));
        var notification = told.get(1);
        assertThat(notification.path("type").asString()).isEqualTo("history");
        assertThat(parameter(notification, "type").asString()).isEqualTo("event-notification");
        assertThat(notification.toString()).doesNotContain("matricule").doesNotContain("1.2.250.1.213.1.4");
        var document = notification.at("/entry/1/request/url").asString();
        assertThat(document).startsWith("DocumentReference/");
        assertThat(citizen.get("/fhir/" + document).status()).isEqualTo(200);
        assertThat(citizen.get("/fhir/Subscription/" + id + "/$status").body()).contains("query-status");

        assertThat(citizen.delete("/fhir/Subscription/" + id).status()).isBetween(200, 204);
        assertThat(citizen.get("/fhir/Subscription/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_program_is_told_of_the_beds_a_hospital_counts() {
        var regulator = software.signedInAs("regulateur1");
        var ward = "Location/99-med1";
        var id = subscribe(regulator, "bed-availability-changed").path("id").asString();
        await().untilAsserted(() -> assertThat(told).isNotEmpty());

        var version =
                regulator.get("/fhir/" + ward).json().at("/meta/versionId").asString();
        var patched = regulator.with("If-Match", "W/\"" + version + "\"").patchFhir("/" + ward, FREE_BEDS);
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told)
                        .anyMatch(it -> it.at("/entry/1/request/url").asString().equals(ward)));
        regulator.delete("/fhir/Subscription/" + id);
    }

    @Test
    void an_address_that_refuses_the_first_call_is_told_nothing() throws Exception {
        answer.set(410);
        var citizen = citizen();
        var id = subscribe(citizen, "message-delivered").path("id").asString();
        await().untilAsserted(() -> assertThat(told).isNotEmpty());
        assertThat(citizen.get("/fhir/Subscription/" + id).json().path("status").asString())
                .isEqualTo("requested");
        citizen.delete("/fhir/Subscription/" + id);
    }

    @Test
    void what_cannot_be_followed_is_refused_with_its_reason() throws Exception {
        var citizen = citizen();
        var doctor = software.signedInAs("docteur1");
        assertThat(code(doctor.postFhir("/Subscription", subscription("document-filed", address(), ""))))
                .isEqualTo("subscription.not-yours");
        assertThat(code(citizen.postFhir("/Subscription", subscription("weather-changed", address(), ""))))
                .isEqualTo("subscription.unknown-topic");
        assertThat(code(citizen.postFhir(
                        "/Subscription", subscription("document-filed", "http://169.254.1.1/steal", ""))))
                .isEqualTo("subscription.forbidden-endpoint");
        assertThat(code(citizen.postFhir(
                        "/Subscription", subscription("document-filed", address(), "?patient=Patient/somebody-else"))))
                .isEqualTo("subscription.not-yours");
        assertThat(code(citizen.postFhir("/Subscription", subscription("document-filed", address(), "?colour=red"))))
                .isEqualTo("subscription.unknown-filter");
    }

    private PracticeSoftware citizen() throws Exception {
        return new CitizenApp(software)
                .signedInAs("citoyen1", "openid launch/patient patient/*.rs patient/Subscription.crds");
    }

    private JsonNode subscribe(PracticeSoftware citizen, String topic) {
        var created = citizen.postFhir("/Subscription", subscription(topic, address(), ""));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json();
    }

    private String subscription(String topic, String endpoint, String filter) {
        var narrowed = filter.isEmpty() ? "" : """
                "_criteria": {"extension": [{"url":
                  "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria",
                  "valueString": "%s"}]},""".formatted(filter);
        return """
                {"resourceType": "Subscription", "status": "requested", "reason": "news", %s
                 "criteria": "%s/topics/%s",
                 "channel": {"type": "rest-hook", "endpoint": "%s", "payload": "application/fhir+json",
                   "_payload": {"extension": [{"url":
                     "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
                     "valueCode": "id-only"}]}}}""".formatted(narrowed, software.base(), topic, endpoint);
    }

    private String address() {
        return "http://127.0.0.1:" + listener.getAddress().getPort() + "/told";
    }

    private static String code(PracticeSoftware.Answer answer) {
        return answer.json().at("/issue/0/details/coding/0/code").asString();
    }

    private static JsonNode parameter(JsonNode notification, String name) {
        for (var parameter : notification.at("/entry/0/resource/parameter")) {
            if (parameter.path("name").asString().equals(name)) {
                return parameter.path("valueCode");
            }
        }
        throw new AssertionError("No parameter " + name + " in " + notification);
    }

    private HttpServer listener() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/told", exchange -> {
                told.add(new JsonMapper()
                        .readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.sendResponseHeaders(answer.get(), -1);
                exchange.close();
            });
            return server;
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
