package fr.socle.espacesante.web;

import static fr.socle.espacesante.Cast.DR_ESSAI;
import static fr.socle.espacesante.Cast.DR_INCONNU;
import static fr.socle.espacesante.Cast.LEA;
import static fr.socle.espacesante.Cast.MARIE;
import static fr.socle.espacesante.Cast.MARIE_HERSELF;
import static fr.socle.espacesante.Cast.NOON;
import static fr.socle.espacesante.Cast.PRESCRIBER;
import static fr.socle.espacesante.Cast.PRESCRIPTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import fr.socle.espacesante.CareTeams;
import fr.socle.espacesante.CareTeams.Origin;
import fr.socle.espacesante.Cast;
import fr.socle.espacesante.Deposit;
import fr.socle.espacesante.DocumentKind;
import fr.socle.espacesante.DocumentView.Author;
import fr.socle.espacesante.Documents;
import fr.socle.espacesante.HealthRecords;
import fr.socle.espacesante.RecordModuleTest;
import fr.socle.espacesante.Surroundings;
import fr.socle.identity.Identities;
import fr.socle.kernel.AccessHistory;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.mssante.Mailboxes;
import fr.socle.mssante.MessageId;
import fr.socle.mssante.MessagePage;
import fr.socle.mssante.MessageView;
import fr.socle.prescription.Prescriptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@RecordModuleTest
class PagesTest {

    private static final MessageView MESSAGE = new MessageView(
            MessageId.next(),
            "Une ordonnance a été déposée",
            "Bonjour,\n\nUn document est là.",
            "Mon espace santé",
            "ne-pas-repondre@socle.mssante.fr",
            NOON,
            null);

    @Autowired
    WebApplicationContext application;

    @Autowired
    Identities identities;

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    AccessHistory history;

    @Autowired
    HealthRecords records;

    @Autowired
    Documents documents;

    @Autowired
    CareTeams careTeams;

    @Autowired
    JdbcClient jdbc;

    private MockMvc browser;

    @BeforeEach
    void a_record_with_something_of_everything() {
        browser = MockMvcBuilders.webAppContextSetup(application).build();
        jdbc.sql("truncate espacesante.record, espacesante.care_team, espacesante.emergency_access cascade")
                .update();
        when(identities.require(MARIE)).thenReturn(Cast.qualified(MARIE, List.of()));
        when(identities.find(any())).thenReturn(Optional.empty());
        when(prescriptions.of(MARIE)).thenReturn(List.of(Cast.prescription(List.of(Cast.dispensing()))));
        when(mailboxes.messagesOf(MARIE)).thenReturn(List.of(MESSAGE));
        when(mailboxes.search(eq(MARIE_HERSELF), eq(MARIE), any())).thenReturn(new MessagePage(List.of(MESSAGE), null));
        when(mailboxes.read(MARIE_HERSELF, MARIE, MESSAGE.id())).thenReturn(MESSAGE);
        records.fileOnce(new Deposit(
                MARIE,
                PRESCRIPTION.value(),
                DocumentKind.PRESCRIPTION,
                "Ordonnance du 2 mars 2026",
                new Author("Dr Jeanne ESSAI", PRESCRIBER.value(), "Cabinet d’essai", null),
                DR_ESSAI.actor(),
                NOON,
                "application/pdf",
                "%PDF".getBytes(UTF_8)));
        var urgent = Access.by(
                Cast.breakingTheGlass(DR_INCONNU, "Patient inconscient"), MARIE, Action.READ, "document", document());
        var own = Access.by(MARIE_HERSELF, MARIE, Action.READ, "record", null);
        when(history.of(eq(MARIE), anyInt()))
                .thenReturn(List.of(
                        new AccessHistory.Entry(UUID.randomUUID(), NOON, urgent),
                        new AccessHistory.Entry(UUID.randomUUID(), NOON, own)));
    }

    @Test
    void the_first_page_shows_the_newest_of_everything() throws Exception {
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante"))
                .contains("Bonjour Marie EXEMPLE", "Ordonnance du 2 mars 2026", "Délivrée en partie")
                .contains("Une ordonnance a été déposée", "Non lu", "Dr Luc INCONNU", "Consultation");
    }

    @Test
    void a_prescription_says_what_was_dispensed_by_whom_and_what_remains() throws Exception {
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante/ordonnances")).contains("250500000000001", "EXEMPLOMYCINE");
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante/ordonnances/250500000000001"))
                .contains("2 boîte", "1 boîte", "Pharmacie d’essai", "M. Karim OFFICINE", "2 mars 2026, 12:00")
                .contains("/mon-espace-sante/documents/" + document());
    }

    @Test
    void a_document_opens_in_the_browser_and_is_kept_by_no_cache() throws Exception {
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante/documents"))
                .contains("Ordonnance du 2 mars 2026", "Dr Jeanne ESSAI", "À jour");
        var answer = answer(MARIE_HERSELF, get("/mon-espace-sante/documents/" + document()));
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("inline").contains("prescription.pdf");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void messages_are_listed_and_opened() throws Exception {
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante/messages")).contains("Une ordonnance a été déposée");
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante/messages/" + MESSAGE.id()))
                .contains("<p>Bonjour,</p>", "<p>Un document est là.</p>");
    }

    @Test
    void accesses_say_who_for_which_structure_what_and_why() throws Exception {
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante/acces"))
                .contains("Dr Luc INCONNU", "Cabinet d’essai", "Ordonnance du 2 mars 2026")
                .contains("Bris de glace (urgence vitale)", "Patient inconscient")
                .doesNotContain(">Vous<");
        assertThat(page(MARIE_HERSELF, "/mon-espace-sante/acces?tous=true")).contains(">Vous<");
    }

    @Test
    void english_stands_beside_french() throws Exception {
        var answer = answer(MARIE_HERSELF, get("/mon-espace-sante/acces").locale(java.util.Locale.ENGLISH));
        assertThat(answer.getContentAsString()).contains("Who looked at my record", "Break the glass");
    }

    @Test
    void a_professional_of_the_care_team_reads_the_record() throws Exception {
        careTeams.declare(MARIE, PRESCRIBER, Origin.DECLARED);

        assertThat(page(DR_ESSAI, "/pro/patients/" + MARIE + "/dossier"))
                .contains("Dossier de Marie EXEMPLE", "Ordonnance du 2 mars 2026")
                .contains("/pro/patients/" + MARIE + "/dossier/documents/" + document());
    }

    @Test
    void another_professional_is_offered_the_glass_to_break_and_then_reads_the_record() throws Exception {
        var dossier = "/pro/patients/" + MARIE + "/dossier";
        var refused = answer(DR_INCONNU, get(dossier));
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentAsString())
                .contains("record.not-in-care-team", "Motif de l’accès en urgence")
                .doesNotContain("Marie");

        var hasty = answer(
                DR_INCONNU,
                MockMvcRequestBuilders.post(dossier + "/bris-de-glace").param("motif", " "));
        assertThat(hasty.getStatus()).isEqualTo(422);

        var broken = answer(
                DR_INCONNU,
                MockMvcRequestBuilders.post(dossier + "/bris-de-glace").param("motif", "Coma"));
        assertThat(broken.getRedirectedUrl()).isEqualTo(dossier);
        assertThat(page(DR_INCONNU, dossier)).contains("Accès par bris de glace", "Motif : Coma");
        assertThat(answer(DR_INCONNU, get(dossier + "/documents/" + document())).getStatus())
                .isEqualTo(200);
    }

    @Test
    void an_opening_is_for_one_record_alone() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> answer(DR_INCONNU, get("/pro/patients/" + LEA + "/dossier/documents/" + document())))
                .hasRootCauseInstanceOf(fr.socle.kernel.Refused.class)
                .hasRootCauseMessage("record.unknown-document");
    }

    private UUID document() {
        return documents.about(PRESCRIPTION.value()).orElseThrow().id().value();
    }

    private String page(Caller by, String path) throws Exception {
        var answer = answer(by, get(path));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(UTF_8);
    }

    private static MockHttpServletRequestBuilder get(String path) {
        return MockMvcRequestBuilders.get(path).locale(java.util.Locale.FRENCH);
    }

    private MockHttpServletResponse answer(Caller by, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.requestAttr(Surroundings.CALLER, by))
                .andReturn()
                .getResponse();
    }
}
