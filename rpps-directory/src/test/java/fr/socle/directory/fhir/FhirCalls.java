package fr.socle.directory.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/// FHIR over HTTP, as a caller of the test server.
record FhirCalls(int port, Map<String, String> headers) {

    static final FhirContext CONTEXT = FhirContext.forR4Cached();

    FhirCalls as(String caller) {
        return with(CallerForTests.HEADER, caller);
    }

    FhirCalls with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new FhirCalls(port, more);
    }

    Bundle search(String query) {
        var answer = get(query);
        if (answer.status() != 200) {
            throw new AssertionError(query + " was answered " + answer.status() + ": " + answer.body());
        }
        return (Bundle) answer.resource();
    }

    Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    Answer post(String path, Resource body) {
        return send(HttpMethod.POST, path, body);
    }

    Answer put(String path, Resource body) {
        return send(HttpMethod.PUT, path, body);
    }

    Answer patch(String path, Resource body) {
        return send(HttpMethod.PATCH, path, body);
    }

    private Answer send(HttpMethod method, String path, @org.jspecify.annotations.Nullable Resource body) {
        var request = RestClient.create()
                .method(method)
                .uri(URI.create("http://localhost:" + port + "/fhir/" + path))
                .accept(MediaType.valueOf("application/fhir+json"));
        headers.forEach(request::header);
        if (body != null) {
            request.contentType(MediaType.valueOf("application/fhir+json"))
                    .body(CONTEXT.newJsonParser().encodeResourceToString(body));
        }
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                new String(response.getBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8),
                caseless(response.getHeaders().toSingleValueMap())));
    }

    private static Map<String, String> caseless(Map<String, String> headers) {
        var map = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        map.putAll(headers);
        return map;
    }

    record Answer(int status, String body, Map<String, String> headers) {

        Resource resource() {
            return (Resource) CONTEXT.newJsonParser().parseResource(body);
        }

        String id() {
            return resource().getIdPart();
        }
    }
}
