package fr.socle.prescription.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.Practitioners;
import fr.socle.identity.Identities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.FhirSystems;
import fr.socle.kernel.fhir.TransactionHandler;
import fr.socle.prescription.Cast;
import fr.socle.prescription.SandboxMedications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationKnowledge;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@SpringBootTest
@ActiveProfiles("sandbox")
@Import(ModuleTestConfiguration.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FhirEdgeTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    @MockitoBean
    Identities identities;

    @MockitoBean
    Practitioners practitioners;

    @Autowired
    SandboxMedications sample;

    @Autowired
    List<IResourceProvider> providers;

    @Autowired
    List<TransactionHandler> handlers;

    @Autowired
    PrintablePage printablePage;

    private final Door door = new Door();
    private RestfulServer server;

    @BeforeEach
    void start() throws Exception {
        sample.ensure();
        given(identities.requireQualified(Cast.MARIE)).willReturn(Cast.marie());
        given(identities.require(Cast.MARIE)).willReturn(Cast.marie());
        given(practitioners.byRpps(any())).willReturn(Optional.empty());
        server = new RestfulServer(FHIR);
        server.setResourceProviders(providers.stream()
                .filter(it -> it.getClass().getPackageName().startsWith("fr.socle.prescription"))
                .toList());
        server.registerProvider(new Transactions(handlers.getFirst()));
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy("http://localhost:8080/fhir"));
        server.registerInterceptor(door);
        server.registerInterceptor(printablePage);
        server.init(new MockServletConfig());
    }

    @Test
    void a_transaction_becomes_a_prescription_with_a_number_on_every_line() {
        var answer = ask(Cast.DR_VASSEUR, "POST", "", transaction(Cast.DOLIPRANE, Cast.AMOXICILLIN));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var bundle = answer.as(Bundle.class);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTIONRESPONSE);
        assertThat(bundle.getEntry()).hasSize(2).allSatisfy(entry -> {
            var line = (MedicationRequest) entry.getResource();
            assertThat(entry.getResponse().getStatus()).startsWith("201");
            assertThat(line.getGroupIdentifier().getSystem()).isEqualTo(FhirSystems.PRESCRIPTION_NUMBER);
            assertThat(line.getGroupIdentifier().getValue()).hasSize(18);
            assertThat(line.getIdentifier()).extracting(it -> it.getValue()).contains("urn:uuid:GROUP");
            assertThat(line.getExtensionByUrl("http://localhost:8080/fhir/StructureDefinition/prescription-code")
                            .getValue()
                            .primitiveValue())
                    .contains("/o/" + line.getGroupIdentifier().getValue() + "?k=");
            assertThat(line.getDosageInstructionFirstRep()
                            .getTiming()
                            .getRepeat()
                            .getFrequency())
                    .isEqualTo(3);
        });
    }

    @Test
    void a_bad_second_line_leaves_nothing() {
        var before = ask(Cast.CITIZEN, "GET", "/MedicationRequest?_total=accurate", "")
                .as(Bundle.class)
                .getTotal();
        var answer = ask(Cast.DR_VASSEUR, "POST", "", transaction(Cast.DOLIPRANE, "60000000"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("prescription.unknown-product");
        assertThat(ask(Cast.CITIZEN, "GET", "/MedicationRequest?_total=accurate", "")
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(before);
    }

    @Test
    void lines_of_different_groups_or_another_requester_are_refused() {
        var mixed = transaction(Cast.DOLIPRANE, Cast.AMOXICILLIN).replaceFirst("urn:uuid:GROUP", "urn:uuid:OTHER");
        assertThat(ask(Cast.DR_VASSEUR, "POST", "", mixed).body()).contains("prescription.several-groups");
        var others = transaction(Cast.DOLIPRANE, Cast.AMOXICILLIN)
                .replace(
                        "\"subject\"",
                        "\"requester\": {\"identifier\": {\"value\": \""
                                + Cast.DR_MOREL.rpps().nationalId() + "\"}}, \"subject\"");
        assertThat(ask(Cast.DR_VASSEUR, "POST", "", others).body()).contains("prescription.other-requester");
    }

    @Test
    void a_single_line_is_created_read_and_found() {
        var created = ask(Cast.DR_VASSEUR, "POST", "/MedicationRequest", line(Cast.DOLIPRANE));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var line = created.as(MedicationRequest.class);
        var read = ask(Cast.DR_VASSEUR, "GET", "/MedicationRequest/" + line.getIdPart(), "");
        assertThat(read.as(MedicationRequest.class).getStatus())
                .isEqualTo(MedicationRequest.MedicationRequestStatus.ACTIVE);
        assertThat(read.response().getHeader("ETag")).isEqualTo("W/\"1\"");
        assertThat(ask(Cast.DR_MOREL, "GET", "/MedicationRequest/" + line.getIdPart(), "")
                        .status())
                .isEqualTo(404);
        var number = line.getGroupIdentifier().getValue();
        for (var query : List.of(
                "group-identifier=" + number,
                "group-identifier=" + FhirSystems.PRESCRIPTION_NUMBER + "%7C" + number,
                "_id=" + line.getIdPart(),
                "patient=Patient/" + Cast.MARIE + "&status=active&_id=" + line.getIdPart(),
                "authoredon=ge2026-03-02&authoredon=lt2030-01-01&_id=" + line.getIdPart())) {
            var found = ask(Cast.DR_VASSEUR, "GET", "/MedicationRequest?" + query, "");
            assertThat(found.status()).as(query + found.body()).isEqualTo(200);
            assertThat(found.as(Bundle.class).getEntry()).as(query).hasSize(1);
        }
        assertThat(ask(Cast.DR_VASSEUR, "GET", "/MedicationRequest?colour=red", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_page_has_a_next_link_that_leads_to_the_next() {
        for (var i = 0; i < 3; i++) {
            ask(Cast.DR_VASSEUR, "POST", "/MedicationRequest", line(Cast.DOLIPRANE));
        }
        var page = ask(Cast.DR_VASSEUR, "GET", "/MedicationRequest?patient=" + Cast.MARIE + "&_count=2", "")
                .as(Bundle.class);
        var next = page.getLink("next").getUrl().substring("http://localhost:8080/fhir".length());
        var second = ask(Cast.DR_VASSEUR, "GET", next, "").as(Bundle.class);
        assertThat(second.getEntryFirstRep().getResource().getIdPart())
                .isNotEqualTo(page.getEntryFirstRep().getResource().getIdPart());
        assertThat(page.getEntry()).hasSize(2);
    }

    @Test
    void the_route_at_the_counter() {
        var lines = ask(Cast.DR_VASSEUR, "POST", "", transaction(Cast.DOLIPRANE, Cast.AMOXICILLIN))
                .as(Bundle.class)
                .getEntry()
                .stream()
                .map(it -> (MedicationRequest) it.getResource())
                .toList();
        var number = lines.getFirst().getGroupIdentifier().getValue();
        var code = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"code\",\"valueString\":\"" + number
                + "\"}]}";

        var held = ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$retrieve", code);
        assertThat(held.status()).as(held.body()).isEqualTo(200);
        assertThat(held.as(Bundle.class).getEntry()).hasSize(2);
        assertThat(held.as(Bundle.class)
                        .getMeta()
                        .getExtensionByUrl("http://localhost:8080/fhir/StructureDefinition/prescription-lease-until"))
                .isNotNull();

        var waits = ask(Cast.OTHER_PHARMACIST, "POST", "/MedicationRequest/$retrieve", code);
        assertThat(waits.status()).isEqualTo(409);
        assertThat(waits.body()).contains("prescription.leased");

        var part = ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$dispense", portion(lines.getFirst(), 1));
        assertThat(part.status()).as(part.body()).isEqualTo(200);
        var dispense =
                (MedicationDispense) part.as(Bundle.class).getEntryFirstRep().getResource();
        assertThat(dispense.getQuantity().getValue()).isEqualByComparingTo("1");
        assertThat(ask(Cast.CITIZEN, "GET", "/MedicationDispense/" + dispense.getIdPart(), "")
                        .status())
                .isEqualTo(200);

        assertThat(ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$dispense", portion(lines.getFirst(), 5))
                        .body())
                .contains("prescription.quantity-exceeded");
        var rest = code.replace("}]}", "},{\"name\":\"all\",\"valueBoolean\":true}]}");
        assertThat(ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$dispense", rest)
                        .status())
                .isEqualTo(200);
        var more = ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$dispense", portion(lines.getFirst(), 1));
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.body()).contains("prescription.already-dispensed");

        var given = ask(
                Cast.CITIZEN,
                "GET",
                "/MedicationDispense?prescription=MedicationRequest/"
                        + lines.getFirst().getIdPart(),
                "");
        assertThat(given.as(Bundle.class).getEntry()).hasSize(2);
    }

    @Test
    void a_line_is_refused_with_its_reason_and_the_prescription_given_back_or_withdrawn() {
        var lines = ask(Cast.DR_VASSEUR, "POST", "", transaction(Cast.DOLIPRANE, Cast.AMOXICILLIN))
                .as(Bundle.class);
        var line = (MedicationRequest) lines.getEntryFirstRep().getResource();
        var code = "{\"name\":\"code\",\"valueString\":\""
                + line.getGroupIdentifier().getValue() + "\"}";
        var reason = "{\"name\":\"reason\",\"valueString\":\"Allergie signalée\"}";
        var asReference =
                "{\"name\":\"line\",\"valueReference\":{\"reference\":\"MedicationRequest/" + line.getIdPart() + "\"}}";
        ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$retrieve", parameters(code));
        var refused =
                ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$refuse", parameters(asReference + "," + reason));
        assertThat(refused.status()).as(refused.body()).isEqualTo(200);
        assertThat(refused.body()).contains("stopped", "Allergie signalée");
        assertThat(ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$release", parameters(code))
                        .status())
                .isEqualTo(200);
        assertThat(ask(Cast.PHARMACIST, "POST", "/MedicationRequest/$cancel", parameters(code + "," + reason))
                        .status())
                .isEqualTo(403);
        var cancelled = ask(Cast.DR_VASSEUR, "POST", "/MedicationRequest/$cancel", parameters(code + "," + reason));
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        assertThat(cancelled.body()).contains("cancelled");
        assertThat(ask(Cast.DR_VASSEUR, "POST", "/MedicationRequest/$cancel", parameters(reason))
                        .body())
                .contains("prescription.incomplete");
    }

    @Test
    void the_printable_page_is_another_face_of_the_search() {
        var line = ask(Cast.DR_VASSEUR, "POST", "/MedicationRequest", line(Cast.DOLIPRANE))
                .as(MedicationRequest.class);
        var number = line.getGroupIdentifier().getValue();
        var printed =
                ask(Cast.DR_VASSEUR, "GET", "/MedicationRequest?group-identifier=" + number, "", "application/pdf");
        assertThat(printed.response().getContentType()).isEqualTo("application/pdf");
        assertThat(printed.response().getContentAsByteArray()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        var others = ask(Cast.DR_MOREL, "GET", "/MedicationRequest?group-identifier=" + number, "", "application/pdf");
        assertThat(others.status()).isEqualTo(404);
    }

    @Test
    void the_medication_base_is_searched_by_code_name_and_ingredient() {
        for (var query : List.of(
                "code=" + Cast.DOLIPRANE,
                "code=" + FhirSystems.CIS + "%7C" + Cast.DOLIPRANE,
                "name=doliprnae",
                "ingredient=paracetamol",
                "name=doliprane&status=active")) {
            var found = ask(Cast.DR_VASSEUR, "GET", "/MedicationKnowledge?" + query, "");
            assertThat(found.status()).as(query + found.body()).isEqualTo(200);
            assertThat(found.as(Bundle.class).getEntry())
                    .as(query)
                    .anySatisfy(it -> assertThat(it.getResource().getIdPart()).isEqualTo(Cast.DOLIPRANE));
        }
        var product = ask(Cast.DR_VASSEUR, "GET", "/MedicationKnowledge/" + Cast.DOLIPRANE, "")
                .as(MedicationKnowledge.class);
        assertThat(product.getIngredientFirstRep().getStrength().getNumerator().getUnit())
                .isEqualTo("mg");
        assertThat(ask(Cast.DR_VASSEUR, "GET", "/MedicationKnowledge/60000000", "")
                        .status())
                .isEqualTo(404);
        var first = ask(Cast.DR_VASSEUR, "GET", "/MedicationKnowledge?_count=15&_total=accurate", "")
                .as(Bundle.class);
        assertThat(first.getTotal()).isGreaterThanOrEqualTo(41);
        assertThat(first.getLink("next")).isNotNull();
    }

    @Test
    void what_is_answered_is_declared() {
        var statement = ask(Cast.DR_VASSEUR, "GET", "/metadata", "").as(CapabilityStatement.class);
        var requests = statement.getRestFirstRep().getResource().stream()
                .filter(it -> it.getType().equals("MedicationRequest"))
                .findFirst()
                .orElseThrow();
        assertThat(requests.getOperation())
                .extracting(it -> it.getName())
                .contains("retrieve", "dispense", "release", "refuse", "cancel");
        assertThat(requests.getSearchParam()).extracting(it -> it.getName()).contains("group-identifier", "patient");
    }

    private static String parameters(String inner) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + inner + "]}";
    }

    private static String portion(MedicationRequest line, int packs) {
        return """
                {"resourceType": "Parameters", "parameter": [{"name": "line", "resource": {
                    "resourceType": "MedicationDispense", "status": "completed",
                    "medicationCodeableConcept": {"text": "as prescribed"},
                    "authorizingPrescription": [{"reference": "MedicationRequest/%s"}],
                    "quantity": {"value": %d}}}]}""".formatted(line.getIdPart(), packs);
    }

    private static String transaction(String first, String second) {
        return """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"request": {"method": "POST", "url": "MedicationRequest"}, "resource": %s},
                  {"request": {"method": "POST", "url": "MedicationRequest"}, "resource": %s}]}""".formatted(line(first), line(second));
    }

    private static String line(String product) {
        return """
                {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
                 "identifier": [{"system": "urn:example:lines", "value": "%s"}],
                 "groupIdentifier": {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:GROUP"},
                 "medicationCodeableConcept": {"coding": [{"system": "%s", "code": "%s"}]},
                 "subject": {"reference": "Patient/%s"},
                 "dosageInstruction": [{"text": "1 matin, midi et soir",
                    "timing": {"repeat": {"frequency": 3, "period": 1, "periodUnit": "d"}}}],
                 "dispenseRequest": {"quantity": {"value": 2}}}""".formatted(UUID.randomUUID(), FhirSystems.CIS, product, Cast.MARIE);
    }

    private Answer ask(Caller who, String method, String path, String body) {
        return ask(who, method, path, body, "application/fhir+json");
    }

    private Answer ask(Caller who, String method, String path, String body, String accept) {
        door.who = who;
        var query = path.indexOf('?');
        var bare = query < 0 ? path : path.substring(0, query);
        var request = new MockHttpServletRequest(method, "/fhir" + bare);
        request.setServletPath("/fhir");
        request.setPathInfo(bare);
        if (query >= 0) {
            request.setQueryString(path.substring(query + 1));
            for (var pair : path.substring(query + 1).split("&")) {
                var parts = pair.split("=", 2);
                request.addParameter(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        request.addHeader("Accept", accept);
        request.setContentType("application/fhir+json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        try {
            server.service(request, response);
            return new Answer(response, response.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private record Answer(MockHttpServletResponse response, String body) {

        int status() {
            return response.getStatus();
        }

        <T extends Resource> T as(Class<T> type) {
            return FHIR.newJsonParser().parseResource(type, body);
        }
    }

    private record Transactions(TransactionHandler handler) {

        @Transaction
        public Bundle take(@TransactionParam Bundle bundle, RequestDetails request) {
            assertThat(handler.handles(bundle)).isTrue();
            return handler.handle(bundle, request);
        }
    }

    /// Stands for the platform: says who calls, and turns refusals into statuses.
    @Interceptor
    public static final class Door {

        private Caller who = Cast.CITIZEN;

        @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
        public void admit(ServletRequestDetails request) {
            FhirCaller.set(request, who);
        }

        @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
        public BaseServerResponseException answer(Throwable thrown) {
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    var terms = refused.refusal().terms();
                    return new UnclassifiedServerFailureException(terms.kind().status(), terms.code());
                }
            }
            return thrown instanceof BaseServerResponseException known
                    ? known
                    : new UnclassifiedServerFailureException(500, String.valueOf(thrown));
        }
    }
}
