package fr.socle.identity.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.kernel.fhir.FhirCaller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

/// HAPI's own server around the providers of this module, as software meets it.
final class FhirDoorForTests {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final RestfulServer server = new RestfulServer(R4);
    private Caller caller;
    private String accept = "application/fhir+json";

    FhirDoorForTests(List<? extends IResourceProvider> providers, Object... interceptors) {
        try {
            for (var interceptor : interceptors) {
                server.registerInterceptor(interceptor);
            }
            server.setResourceProviders(List.copyOf(providers));
            server.registerInterceptor(new Edge());
            server.init(new MockServletConfig());
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    FhirDoorForTests as(Caller someone) {
        caller = someone;
        return this;
    }

    FhirDoorForTests accept(String types) {
        accept = types;
        return this;
    }

    /// The answer as it came.
    String text(String path, Map<String, String> parameters) {
        var response = send("GET", path, parameters, null);
        assertThat(response.getStatus()).isEqualTo(200);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    <T extends IBaseResource> T get(String path, Map<String, String> parameters, Class<T> type) {
        return type.cast(resource(send("GET", path, parameters, null)));
    }

    <T extends IBaseResource> T put(String path, Map<String, String> parameters, String body, Class<T> type) {
        return type.cast(resource(send("PUT", path, parameters, body)));
    }

    <T extends IBaseResource> T post(String path, String body, Class<T> type) {
        return type.cast(resource(send("POST", path, Map.of(), body)));
    }

    /// The status and the code of a refusal.
    String refusal(String method, String path, Map<String, String> parameters, String body) {
        var response = send(method, path, parameters, body);
        return response.getStatus() + " " + response.getHeader("X-Code");
    }

    MockHttpServletResponse send(String method, String path, Map<String, String> parameters, String body) {
        var request = new MockHttpServletRequest(method, path);
        request.setPathInfo(path);
        request.addHeader("Accept", accept);
        var query = new StringBuilder();
        parameters.forEach((name, value) -> {
            request.addParameter(name, value);
            query.append(query.isEmpty() ? "" : "&").append(name).append('=').append(value);
        });
        request.setQueryString(query.toString());
        if (body != null) {
            request.setContentType("application/fhir+json");
            request.setContent(body.getBytes(StandardCharsets.UTF_8));
        }
        var response = new MockHttpServletResponse();
        try {
            server.service(request, response);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
        return response;
    }

    private static IBaseResource resource(MockHttpServletResponse response) {
        var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(body + response.getHeader("X-Code")).isBetween(200, 201);
        return R4.newJsonParser().parseResource(body);
    }

    @Interceptor
    public final class Edge {

        @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
        public void caller(RequestDetails request) {
            FhirCaller.set(request, caller);
        }

        @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
        public BaseServerResponseException refusal(Throwable thrown) {
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    var no = refused.refusal().terms();
                    var answer =
                            new UnclassifiedServerFailureException(no.kind().status(), no.code());
                    answer.addResponseHeader("X-Code", no.code());
                    return answer;
                }
            }
            return null;
        }
    }
}
