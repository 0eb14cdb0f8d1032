package fr.socle.identity.fhir;

import static fr.socle.identity.Callers.DOCTOR;
import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.identity.Identities;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.SandboxPopulation;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.kernel.fhir.FhirCaller;
import jakarta.servlet.ServletException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

/// The provider behind HAPI's own server, as software meets it.
@IdentityModuleTest
class PatientProviderTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    @Autowired
    PatientProvider provider;

    @Autowired
    SandboxPopulation population;

    @Autowired
    Identities identities;

    @Autowired
    JournalForTests journal;

    private RestfulServer server;
    private Caller caller = DOCTOR;

    @BeforeEach
    void a_server_runs_and_there_are_people() throws ServletException {
        population.ensure(2_000, 42);
        journal.clear();
        server = new RestfulServer(R4);
        server.setResourceProviders(List.of(provider));
        server.registerInterceptor(new Edge());
        server.init(new MockServletConfig());
    }

    @Test
    void a_patient_is_read_by_our_identifier() {
        var id = population.cast().firstCitizen();
        var patient = (Patient) get("/Patient/" + id, Map.of());
        assertThat(patient.getIdPart()).isEqualTo(id.toString());
        assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("urn:oid:1.2.250.1.213.1.4.10");
        assertThat(journal.kept()).hasSize(1);
    }

    @Test
    void an_unknown_patient_is_not_found() {
        assertThat(refusal("GET", "/Patient/0f7e3b1c-6a55-4c1e-9a57-0c8d0b6f2a11", Map.of()))
                .isEqualTo("404 identity.unknown");
        assertThat(refusal("GET", "/Patient/nobody", Map.of())).isEqualTo("404 identity.unknown");
    }

    @Test
    void a_search_by_INS_in_a_body_never_repeats_the_matricule_in_a_link() {
        var bundle = (Bundle) post("/Patient/_search", Map.of("identifier", token()));
        assertThat(bundle.getEntry()).hasSize(1);
        assertThat(bundle.getTotal()).isEqualTo(1);
        assertThat(bundle.getLink("self").getUrl()).endsWith("/Patient").doesNotContain(matricule());
        assertThat(((Bundle) get("/Patient", Map.of("identifier", token())))
                        .getLink("self")
                        .getUrl())
                .doesNotContain(matricule());
    }

    @Test
    void an_unknown_INS_is_an_empty_bundle_and_a_wrong_one_an_error_of_the_caller() {
        var system = "urn:oid:1.2.250.1.213.1.4.10|";
        var bundle = (Bundle) post("/Patient/_search", Map.of("identifier", system + "275126322074974"));
        assertThat(bundle.getEntry()).isEmpty();
        assertThat(bundle.getTotal()).isZero();
        assertThat(refusal("POST", "/Patient/_search", Map.of("identifier", system + "275126322074975")))
                .isEqualTo("400 identity.wrong-key");
        assertThat(refusal("POST", "/Patient/_search", Map.of("identifier", system + "2751")))
                .isEqualTo("400 identity.malformed-number");
        assertThat(refusal("POST", "/Patient/_search", Map.of("identifier", "urn:oid:1.2.3|275126322074974")))
                .isEqualTo("400 identity.unknown-authority");
    }

    @Test
    void a_search_by_traits_combines_them() {
        var found = (Bundle) get(
                "/Patient",
                Map.of(
                        "family",
                        "le bih",
                        "given",
                        "marg",
                        "birthdate",
                        "1984-03-12",
                        "gender",
                        "female",
                        "birthplace-insee",
                        "35238",
                        "identity-status",
                        "QUAL"));
        assertThat(found.getEntry()).hasSize(1);
        assertThat(found.getLink("self").getUrl()).contains("birthdate=1984-03-12");
        assertThat(((Bundle) get("/Patient", Map.of("family:exact", "LE BIH", "birthdate", "1984-03-12"))).getEntry())
                .isEmpty();
        assertThat(((Bundle) get("/Patient", Map.of("family", "LE BIH", "birthdate", "1984-03-12", "gender", "other")))
                        .getEntry())
                .isEmpty();
        assertThat(refusal("GET", "/Patient", Map.of("family", "Martin"))).isEqualTo("422 identity.search-too-wide");
    }

    @Test
    void how_somebody_is_reached_narrows_a_search_and_finds_nobody_alone() {
        var person = identities.require(population.cast().firstCitizen());
        var home = person.contact().address();
        var born = person.traits().birthDate().toString();
        for (var narrowed : List.of(
                Map.of("telecom", "phone|" + person.contact().phone()),
                Map.of("telecom", person.contact().email()),
                Map.of("address-city", home.city().substring(0, 3).toLowerCase(Locale.ROOT)),
                Map.of("address-postalcode", home.postalCode(), "address-country", "FR"),
                Map.of("address", home.line(), "active", "true"))) {
            var asked = new HashMap<>(narrowed);
            asked.put("family", person.traits().birthName());
            asked.put("birthdate", born);
            assertThat(((Bundle) get("/Patient", asked)).getEntry())
                    .as(narrowed.toString())
                    .hasSize(1);
        }
        for (var nobody : List.of(
                Map.of("telecom", "0000"),
                Map.of("address-city:exact", "Nulle-Part"),
                Map.of("active", "false"),
                Map.of("mothersMaidenName", "X"),
                Map.of("address-country", "DE"))) {
            var asked = new HashMap<>(nobody);
            asked.put("family", person.traits().birthName());
            asked.put("birthdate", born);
            assertThat(((Bundle) get("/Patient", asked)).getEntry())
                    .as(nobody.toString())
                    .isEmpty();
        }
        assertThat(refusal("GET", "/Patient", Map.of("address-city", "Rennes")))
                .isEqualTo("422 identity.search-too-wide");
    }

    @Test
    void the_next_page_is_a_sealed_place_for_the_same_caller_only() {
        var first = (Bundle) post(
                "/Patient/_search",
                Map.of("family", "petit", "birthdate", "1959-05-21", "_count", "1", "_total", "accurate"));
        assertThat(first.getEntry()).hasSize(1);
        assertThat(first.getTotal()).isEqualTo(2);
        var next = first.getLink("next").getUrl();
        assertThat(next.toLowerCase()).doesNotContain("petit").doesNotContain("1959");

        var second = (Bundle) get("/Patient", query(next));
        assertThat(second.getEntry()).hasSize(1);
        assertThat(second.getLink("next")).isNull();
        assertThat(second.getEntryFirstRep().getFullUrl())
                .isNotEqualTo(first.getEntryFirstRep().getFullUrl());

        caller = HOSPITAL;
        assertThat(refusal("GET", "/Patient", query(next))).isEqualTo("410 identity.page-expired");
        assertThat(refusal("GET", "/Patient", Map.of("_cursor", "abc"))).isEqualTo("410 identity.page-expired");
    }

    @Test
    void a_match_is_scored_and_graded() {
        var bundle = match("""
                {"resourceType":"Parameters","parameter":[
                  {"name":"resource","resource":{"resourceType":"Patient",
                    "name":[{"family":"d'hauterrive","given":["Zélie-Anne"]}],
                    "birthDate":"1984-03-12","gender":"female"}},
                  {"name":"count","valueInteger":3}]}""");
        var best = bundle.getEntryFirstRep();
        assertThat(best.getResource().getIdPart())
                .isEqualTo(population.cast().firstCitizen().toString());
        assertThat(best.getSearch().getScore()).isBetween(new BigDecimal("0.9"), BigDecimal.ONE);
        assertThat(((CodeType) best.getSearch()
                                .getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/match-grade")
                                .getValue())
                        .getValue())
                .isEqualTo("probable");
        assertThat(journal.kept()).hasSameSizeAs(bundle.getEntry());
    }

    @Test
    void only_certain_matches_leaves_homonyms_out() {
        assertThat(match("""
                {"resourceType":"Parameters","parameter":[
                  {"name":"resource","resource":{"resourceType":"Patient",
                    "name":[{"family":"Petit","given":["Martine"]}],"birthDate":"1959-05-21","gender":"female"}},
                  {"name":"onlyCertainMatches","valueBoolean":true}]}""").getEntry()).isEmpty();
    }

    @Test
    void a_match_without_a_patient_is_an_error_of_the_caller() {
        var request = request("POST", "/Patient/$match", Map.of());
        request.setContentType("application/fhir+json");
        request.setContent("{\"resourceType\":\"Parameters\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer(request).getStatus()).isEqualTo(400);
    }

    private Bundle match(String parameters) {
        var request = request("POST", "/Patient/$match", Map.of());
        request.setContentType("application/fhir+json");
        request.setContent(parameters.getBytes(StandardCharsets.UTF_8));
        return (Bundle) resource(answer(request));
    }

    private IBaseResource get(String path, Map<String, String> parameters) {
        return resource(answer(request("GET", path, parameters)));
    }

    private IBaseResource post(String path, Map<String, String> parameters) {
        var request = request("POST", path, parameters);
        request.setContentType("application/x-www-form-urlencoded");
        return resource(answer(request));
    }

    private String refusal(String method, String path, Map<String, String> parameters) {
        var request = request(method, path, parameters);
        if ("POST".equals(method)) {
            request.setContentType("application/x-www-form-urlencoded");
        }
        var response = answer(request);
        return response.getStatus() + " " + response.getHeader("X-Code");
    }

    private static MockHttpServletRequest request(String method, String path, Map<String, String> parameters) {
        var request = new MockHttpServletRequest(method, path);
        request.setPathInfo(path);
        request.addHeader("Accept", "application/fhir+json");
        parameters.forEach(request::addParameter);
        return request;
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) {
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
        assertThat(response.getStatus()).as(body).isEqualTo(200);
        return R4.newJsonParser().parseResource(body);
    }

    private static Map<String, String> query(String url) {
        var pair = URI.create(url).getRawQuery().split("=", 2);
        return Map.of(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }

    private String token() {
        return "urn:oid:1.2.250.1.213.1.4.10|" + matricule();
    }

    private String matricule() {
        return identities
                .requireQualified(population.cast().firstCitizen())
                .ins()
                .matricule();
    }

    /// Stands for the platform's FHIR edge: says who calls, and turns a refusal into its status.
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
