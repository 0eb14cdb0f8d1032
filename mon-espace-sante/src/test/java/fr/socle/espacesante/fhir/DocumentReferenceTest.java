package fr.socle.espacesante.fhir;

import static fr.socle.espacesante.Cast.DR_ESSAI;
import static fr.socle.espacesante.Cast.DR_INCONNU;
import static fr.socle.espacesante.Cast.MARIE;
import static fr.socle.espacesante.Cast.MARIE_HERSELF;
import static fr.socle.espacesante.Cast.MORNING;
import static fr.socle.espacesante.Cast.PRESCRIBER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.socle.espacesante.CareTeams;
import fr.socle.espacesante.CareTeams.Origin;
import fr.socle.espacesante.Cast;
import fr.socle.espacesante.Deposit;
import fr.socle.espacesante.DocumentKind;
import fr.socle.espacesante.DocumentView.Author;
import fr.socle.espacesante.HealthRecords;
import fr.socle.espacesante.RecordModuleTest;
import fr.socle.identity.Identities;
import fr.socle.identity.Ins;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.kernel.fhir.FhirCaller;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

@RecordModuleTest
class DocumentReferenceTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String BASE = "https://socle.example/fhir";
    private static final byte[] PAGE = "%PDF-1.7 une page".getBytes(UTF_8);
    private static final Ins INS = Ins.withKey("280012A004001", Ins.Authority.TEST);

    @Autowired
    Identities identities;

    @Autowired
    HealthRecords records;

    @Autowired
    CareTeams careTeams;

    @Autowired
    DocumentReferenceProvider references;

    @Autowired
    BinaryProvider binaries;

    @Autowired
    JdbcClient jdbc;

    private final RestfulServer server = new RestfulServer(FHIR);
    private Caller caller = MARIE_HERSELF;

    @BeforeEach
    void serve_one_prescription_and_one_dispensing() throws Exception {
        jdbc.sql("truncate espacesante.record, espacesante.care_team cascade").update();
        when(identities.byIns(INS)).thenReturn(Optional.of(Cast.qualified(MARIE, List.of())));
        file(DocumentKind.PRESCRIPTION, "application/pdf", MORNING);
        file(DocumentKind.DISPENSING, "text/plain", MORNING.plusSeconds(7200));
        careTeams.declare(MARIE, PRESCRIBER, Origin.DECLARED);
        server.setResourceProviders(references, binaries);
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(BASE));
        server.registerInterceptor(new Door());
        server.init(new MockServletConfig());
    }

    @Test
    void a_document_is_described_as_the_french_profile_wants_it() throws Exception {
        var found = search("type=http://loinc.org|57833-6").getEntryFirstRep();
        var document = (DocumentReference) found.getResource();
        var id = document.getIdElement().getIdPart();

        assertThat(found.getFullUrl()).isEqualTo(BASE + "/DocumentReference/" + id);
        assertThat(document.getMasterIdentifier().getSystem()).isEqualTo("urn:ietf:rfc:3986");
        assertThat(document.getMasterIdentifier().getValue()).matches("urn:oid:2\\.25\\.\\d{30,39}");
        assertThat(document.getIdentifierFirstRep().getValue()).isEqualTo("urn:uuid:" + id);
        assertThat(document.getStatus().toCode()).isEqualTo("current");
        assertThat(document.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("42");
        assertThat(document.getSubject().getReference()).isEqualTo("Patient/" + MARIE);
        assertThat(document.getDate().toInstant()).isEqualTo(MORNING);
        assertThat(document.getContext().getPeriod().getStart().toInstant()).isEqualTo(MORNING);
        assertThat(document.getContained())
                .filteredOn(PractitionerRole.class::isInstance)
                .extracting(
                        it -> ((PractitionerRole) it).getIdentifierFirstRep().getValue())
                .containsExactly("8" + PRESCRIBER);
        assertThat(document.getCustodian().getReference()).isEqualTo("#structure");
        var attachment = document.getContentFirstRep().getAttachment();
        assertThat(attachment.getContentType()).isEqualTo("application/pdf");
        assertThat(attachment.getUrl()).isEqualTo(BASE + "/Binary/" + id);
        assertThat(attachment.getSize()).isEqualTo(PAGE.length);
        assertThat(attachment.getHash())
                .isEqualTo(java.security.MessageDigest.getInstance("SHA-1").digest(PAGE));
        assertThat(document.getContentFirstRep().getFormat().getCode()).isEqualTo("urn:ihe:iti:xds-sd:pdf:2008");
    }

    @Test
    void every_criterion_narrows_the_search() throws Exception {
        assertThat(kinds("")).containsExactly("60593-1", "57833-6");
        assertThat(kinds("patient=" + MARIE + "&category=43")).containsExactly("60593-1");
        assertThat(kinds("type=60593-1,57833-6&status=current")).hasSize(2);
        assertThat(kinds("status=superseded")).isEmpty();
        assertThat(kinds("type=http://snomed.info/sct|57833-6")).isEmpty();
        assertThat(kinds("date=lt2026-03-02T09:00:00Z")).containsExactly("57833-6");
        assertThat(kinds("period=ge2026-03-02T09:00:00Z&period=le2026-03-03")).containsExactly("60593-1");
        assertThat(kinds("_id=" + UUID.randomUUID())).isEmpty();
        var master = ((DocumentReference)
                        search("category=42").getEntryFirstRep().getResource())
                .getMasterIdentifier()
                .getValue();
        assertThat(kinds("identifier=" + master)).containsExactly("57833-6");
    }

    @Test
    void what_is_not_understood_is_refused_rather_than_ignored() throws Exception {
        assertThat(get("/DocumentReference", "colour=blue").getStatus()).isEqualTo(400);
        assertThat(get("/DocumentReference", "type:not=57833-6").getStatus()).isEqualTo(400);
        assertThat(get("/DocumentReference", "status=torn").getStatus()).isEqualTo(400);
        assertThat(get("/DocumentReference", "_cursor=nonsense").getStatus()).isEqualTo(400);
    }

    @Test
    void the_ins_finds_the_record_and_stays_out_of_the_links() throws Exception {
        caller = DR_ESSAI;
        var request = request("POST", "/DocumentReference/_search");
        request.setContentType("application/x-www-form-urlencoded");
        request.addParameter("patient.identifier", INS.authority().system() + "|" + INS.matricule());
        request.addParameter("_count", "1");

        var bundle = parse(Bundle.class, answer(request));

        assertThat(bundle.getEntry()).hasSize(1);
        assertThat(bundle.getLink())
                .hasSize(2)
                .allSatisfy(link ->
                        assertThat(link.getUrl()).contains("patient=" + MARIE).doesNotContain(INS.matricule()));
    }

    @Test
    void pages_are_followed_by_their_links() throws Exception {
        var seen = new ArrayList<String>();
        var url = BASE + "/DocumentReference?_count=1&_total=accurate";
        while (url != null) {
            var page = search(url.substring(url.indexOf('?') + 1));
            assertThat(page.getTotal()).isEqualTo(2);
            page.getEntry().forEach(entry -> seen.add(entry.getFullUrl()));
            url = page.getLink("next") == null ? null : page.getLink("next").getUrl();
        }
        assertThat(seen).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void the_content_comes_as_it_is_or_in_a_resource_when_fhir_is_asked_for() throws Exception {
        var id = search("category=42")
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();

        var raw = request("GET", "/Binary/" + id);
        raw.addHeader("Accept", "application/pdf");
        var answer = answer(raw);
        assertThat(answer.getContentType()).startsWith("application/pdf");
        assertThat(answer.getContentAsByteArray()).isEqualTo(PAGE);

        var wrapped = request("GET", "/Binary/" + id);
        wrapped.addHeader("Accept", "application/fhir+json");
        var json = answer(wrapped).getContentAsString();
        assertThat(json).contains(Base64.getEncoder().encodeToString(PAGE));
        assertThat(FHIR.newJsonParser().parseResource(Binary.class, json).getContentType())
                .isEqualTo("application/pdf");
    }

    @Test
    void a_professional_outside_the_team_is_refused() throws Exception {
        caller = DR_INCONNU;
        assertThat(get("/DocumentReference", "patient=" + MARIE).getStatus()).isEqualTo(403);
        assertThat(get("/DocumentReference", "").getStatus()).isEqualTo(400);
    }

    private List<String> kinds(String query) throws Exception {
        return search(query).getEntry().stream()
                .map(entry -> ((DocumentReference) entry.getResource())
                        .getType()
                        .getCodingFirstRep()
                        .getCode())
                .toList();
    }

    private Bundle search(String query) throws Exception {
        return parse(Bundle.class, get("/DocumentReference", query));
    }

    private static <T extends org.hl7.fhir.r4.model.Resource> T parse(Class<T> type, MockHttpServletResponse answer)
            throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return FHIR.newJsonParser().parseResource(type, answer.getContentAsString());
    }

    private MockHttpServletResponse get(String path, String query) throws Exception {
        var request = request("GET", path);
        request.setQueryString(query);
        for (var pair : query.split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                request.addParameter(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return answer(request);
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, "/fhir" + path);
        request.setServletPath("/fhir");
        request.setPathInfo(path);
        return request;
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        response.setCharacterEncoding("UTF-8");
        server.service(request, response);
        return response;
    }

    private void file(DocumentKind kind, String mime, Instant actAt) {
        records.fileOnce(new Deposit(
                MARIE,
                UUID.randomUUID(),
                kind,
                "Un document",
                new Author("Dr Jeanne ESSAI", PRESCRIBER.value(), "Cabinet d’essai", Cast.PHARMACY.value()),
                DR_ESSAI.actor(),
                actAt,
                mime,
                PAGE));
    }

    /// Stands for the door of the FHIR server.
    @Interceptor
    public class Door {

        @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
        public void admit(ServletRequestDetails request) {
            FhirCaller.set(request, caller);
        }

        @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
        public BaseServerResponseException answer(Throwable thrown) {
            Throwable cause = thrown;
            while (cause.getCause() != null && !(cause instanceof Refused)) {
                cause = cause.getCause();
            }
            var status =
                    switch (cause) {
                        case Refused refused -> refused.refusal().terms().kind().status();
                        case IllegalArgumentException _ -> 400;
                        case BaseServerResponseException hapi -> hapi.getStatusCode();
                        default -> 500;
                    };
            return new UnclassifiedServerFailureException(status, String.valueOf(cause.getMessage()));
        }
    }
}
