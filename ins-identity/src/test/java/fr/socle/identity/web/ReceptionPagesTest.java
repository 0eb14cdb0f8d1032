package fr.socle.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.socle.identity.CallerInTheRequest;
import fr.socle.identity.Callers;
import fr.socle.identity.HeldUnderIdentity;
import fr.socle.identity.HeldUnderIdentity.Held;
import fr.socle.identity.Identities;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.SandboxPopulation;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.AccessMode;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PracticeSituation;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IdentityModuleTest
class ReceptionPagesTest {

    private static final FinessNumber STRUCTURE = FinessNumber.withKey("35009999");
    private static final Caller.Professional NURSE = new Caller.Professional(
            Callers.DOCTOR.rpps(),
            "Accueil",
            "60",
            new PracticeSituation("s-2", "Hôpital", STRUCTURE, "F" + STRUCTURE, "SA01"),
            AccessMode.NORMAL,
            null,
            Set.of());

    private static final UUID LETTER = UUID.randomUUID();

    @TestConfiguration
    static class Letters {

        /// Somebody else's module holds a letter about everybody.
        @Bean
        HeldUnderIdentity letters() {
            return names -> names.stream()
                    .limit(1)
                    .map(name -> new Held(
                            HeldUnderIdentity.Kind.MESSAGE,
                            LETTER,
                            name,
                            "Courrier de sortie",
                            Instant.parse("2026-03-01T10:00:00Z"),
                            "dr.blanc@medecin.example"))
                    .toList();
        }
    }

    @Autowired
    WebApplicationContext context;

    @Autowired
    SandboxPopulation population;

    @Autowired
    Identities identities;

    private MockMvc pages;

    @BeforeEach
    void there_are_people() {
        population.ensure(2_000, 42);
        pages = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void a_patient_is_created_found_asked_adopted_and_qualified_on_pages() throws Exception {
        assertThat(html(get("/pro/identites")))
                .contains("Chercher avant de créer")
                .doesNotContain("??");
        var page = pages.perform(as(create()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        var provisional = html(get(page));
        assertThat(provisional)
                .contains("Identité provisoire")
                .contains("<option value=\"\" selected")
                .doesNotContain("??");
        assertThat(html(post("/pro/identites/recherche").param("words", "d'hau")))
                .contains(page);
        assertThat(html(post(page + "/insi")))
                .contains("Code 00")
                .contains("Accepter les traits")
                .contains("identique")
                .contains("équivalent")
                .contains("tiret, apostrophe et espace se valent")
                .doesNotContain("??");
        redirected(post(page + "/adoption"));
        redirected(post(page + "/justificatif").param("kind", "PA").param("on", "2026-03-02"));
        assertThat(html(get(page)))
                .contains("Identité qualifiée")
                .contains("INS à scanner")
                .contains("Passeport");
        assertThat(html(get(page)))
                .contains("Ce qui mène d’une identité à l’autre")
                .contains("Mène à la personne dont c’est l’INS");
        assertThat(html(get("/pro/identitovigilance")))
                .contains("Identitovigilance")
                .doesNotContain("??");
        var left = page.replace("/pro/identites/", "/pro/identitovigilance/sorties/");
        assertThat(html(get(left)))
                .contains("Ce qui est parti")
                .contains("Message : Courrier de sortie")
                .contains("value=\"RECIPIENT_TOLD\"")
                .doesNotContain("??");
        redirected(post(left + "/" + LETTER).param("outcome", "RECIPIENT_TOLD").param("reason", "appelé au cabinet"));
        assertThat(html(get(left)))
                .contains("Destinataire prévenu, par Accueil")
                .contains("appelé au cabinet")
                .doesNotContain("??");
        assertThat(pages.perform(as(post(left + "/" + LETTER).param("outcome", "RECALLED")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Donnez un motif");
    }

    @Test
    void no_proof_is_chosen_beforehand_and_a_refusal_is_said_in_words() throws Exception {
        var page = pages.perform(as(create())).andReturn().getResponse().getRedirectedUrl();
        var html = pages.perform(
                        as(post(page + "/justificatif").param("kind", "").param("on", "2026-03-02")))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(html).contains("Choisissez un justificatif");
        assertThat(pages.perform(as(post("/pro/identites")).param("birthName", "X9"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void the_national_list_is_another_one() throws Exception {
        var admin = new Caller.Administrator("admin", "Admin", Set.of());
        var html = pages.perform(get("/admin/identitovigilance")
                        .requestAttr(CallerInTheRequest.CALLER, admin)
                        .locale(Locale.FRENCH))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(html).contains("Identitovigilance nationale").doesNotContain("??");
    }

    private MockHttpServletRequestBuilder create() {
        var traits =
                identities.requireQualified(population.cast().firstCitizen()).traits();
        return post("/pro/identites")
                .param("birthName", traits.birthName().replace('\'', ' '))
                .param("givenNames", String.join(" ", traits.givenNames()))
                .param("day", Integer.toString(traits.birthDate().getDayOfMonth()))
                .param("month", Integer.toString(traits.birthDate().getMonthValue()))
                .param("year", Integer.toString(traits.birthDate().getYear()))
                .param("sex", traits.sex().name())
                .param("birthPlace", traits.birthPlace());
    }

    private void redirected(MockHttpServletRequestBuilder request) throws Exception {
        pages.perform(as(request)).andExpect(status().is3xxRedirection());
    }

    private String html(MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(as(request))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.requestAttr(CallerInTheRequest.CALLER, NURSE).locale(Locale.FRENCH);
    }
}
