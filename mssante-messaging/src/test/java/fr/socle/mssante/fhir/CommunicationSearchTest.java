package fr.socle.mssante.fhir;

import static fr.socle.mssante.Cast.MARIE;
import static fr.socle.mssante.Cast.MARIE_HERSELF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.mssante.Mailboxes;
import fr.socle.mssante.MessageId;
import fr.socle.mssante.MessagePage;
import fr.socle.mssante.MessagePosition;
import fr.socle.mssante.MessageSearch;
import fr.socle.mssante.MessageView;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommunicationSearchTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final MessageView MESSAGE = new MessageView(
            MessageId.parse("01900000-0000-7000-8000-0000000000a1"),
            "Une ordonnance a été déposée",
            "Bonjour",
            "Mon espace santé",
            "ne-pas-repondre@socle.mssante.fr",
            Instant.parse("2026-03-02T09:00:00Z"),
            null);

    private final Mailboxes mailboxes = mock(Mailboxes.class);
    private final RestfulServer server = new RestfulServer(FHIR);

    @BeforeEach
    void serve() throws Exception {
        server.setResourceProviders(new CommunicationProvider(mailboxes));
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy("https://socle.example/fhir"));
        server.registerInterceptor(new Marie());
        server.init(new MockServletConfig());
    }

    @Test
    void a_message_is_a_communication_from_its_sender_to_the_citizen() throws Exception {
        when(mailboxes.read(MARIE_HERSELF, MARIE, MESSAGE.id())).thenReturn(MESSAGE);

        var answer = FHIR.newJsonParser()
                .parseResource(
                        Communication.class,
                        get("/Communication/" + MESSAGE.id(), "").getContentAsString());

        assertThat(answer.getStatus()).isEqualTo(Communication.CommunicationStatus.COMPLETED);
        assertThat(answer.getSubject().getReference()).isEqualTo("Patient/" + MARIE);
        assertThat(answer.getRecipientFirstRep().getReference()).isEqualTo("Patient/" + MARIE);
        assertThat(answer.getSender().getDisplay()).isEqualTo("Mon espace santé");
        assertThat(answer.getTopic().getText()).isEqualTo("Une ordonnance a été déposée");
        assertThat(answer.getPayloadFirstRep().getContentStringType().getValue())
                .isEqualTo("Bonjour");
        assertThat(answer.getSent().toInstant()).isEqualTo(MESSAGE.sentAt());
    }

    @Test
    void a_search_is_answered_page_by_page_with_an_opaque_next_link() throws Exception {
        var place = new MessagePosition(MESSAGE.sentAt(), MESSAGE.id().value());
        when(mailboxes.search(eq(MARIE_HERSELF), eq(MARIE), any()))
                .thenReturn(new MessagePage(List.of(MESSAGE), place));

        var answer = bundle(get("/Communication", "received=ge2026-03-01&_count=1"));

        assertThat(answer.getEntryFirstRep().getFullUrl())
                .isEqualTo("https://socle.example/fhir/Communication/" + MESSAGE.id());
        var next = answer.getLink("next").getUrl();
        assertThat(next).startsWith("https://socle.example/fhir/Communication?").contains("received=ge2026-03-01");

        bundle(get("/Communication", next.substring(next.indexOf('?') + 1)));
        var asked = ArgumentCaptor.forClass(MessageSearch.class);
        org.mockito.Mockito.verify(mailboxes, org.mockito.Mockito.times(2))
                .search(eq(MARIE_HERSELF), eq(MARIE), asked.capture());
        assertThat(asked.getAllValues().get(0).from()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(asked.getAllValues().get(1).after()).isEqualTo(place);
        assertThat(asked.getAllValues().get(1).count()).isEqualTo(1);
    }

    @Test
    void an_unknown_parameter_is_refused() throws Exception {
        assertThat(get("/Communication", "colour=blue").getStatus()).isEqualTo(400);
    }

    private static Bundle bundle(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(200);
        return FHIR.newJsonParser().parseResource(Bundle.class, answer.getContentAsString());
    }

    private MockHttpServletResponse get(String path, String query) throws Exception {
        var request = new MockHttpServletRequest("GET", "/fhir" + path);
        request.setServletPath("/fhir");
        request.setPathInfo(path);
        request.setQueryString(query);
        if (!query.isEmpty()) {
            for (var pair : query.split("&")) {
                var parts = pair.split("=", 2);
                request.addParameter(
                        parts[0], java.net.URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        var response = new MockHttpServletResponse();
        response.setCharacterEncoding("UTF-8");
        server.service(request, response);
        return response;
    }

    @Interceptor
    static class Marie {

        @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
        public void admit(ServletRequestDetails request) {
            FhirCaller.set(request, MARIE_HERSELF);
        }
    }
}
