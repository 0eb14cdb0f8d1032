package fr.socle.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.socle.identity.CallerInTheRequest;
import fr.socle.identity.Callers;
import fr.socle.identity.Identities;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.SandboxPopulation;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@IdentityModuleTest
class PatientPagesTest {

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
    void the_search_page_has_a_form_by_traits_and_one_by_INS() throws Exception {
        var html = html(get("/pro/patients"));
        assertThat(html)
                .contains("<h1>Trouver un patient</h1>")
                .contains("action=\"/pro/patients/traits\"")
                .contains("action=\"/pro/patients/ins\"")
                .doesNotContain("??");
    }

    @Test
    void a_search_by_traits_leads_to_the_list_of_people_found_without_any_trait_in_the_address() throws Exception {
        var answer = pages.perform(as(post("/pro/patients/traits")
                        .param("familyName", "le bihan")
                        .param("givenName", "Zélie")
                        .param("birthDate", "12/03/1984")
                        .param("sex", "")))
                .andExpect(redirectedUrl("/pro/patients"))
                .andReturn();
        var html = html(get("/pro/patients").flashAttrs(answer.getFlashMap()));
        assertThat(html)
                .contains("/pro/patients/" + population.cast().firstCitizen())
                .contains("Zelie-Anne LE BIHAN")
                .contains("12/03/1984")
                .contains("Qualifiée")
                .contains("Une personne trouvée");
    }

    @Test
    void what_is_missing_is_said_beside_the_field() throws Exception {
        var html = pages.perform(
                        as(post("/pro/patients/traits").param("familyName", " ").param("birthDate", "31/02/1984")))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(html)
                .contains("id=\"familyName-error\"")
                .contains("id=\"birthDate-error\"")
                .contains("31/02/1984");
    }

    @Test
    void an_INS_leads_to_the_page_of_the_person() throws Exception {
        var citizen = population.cast().firstCitizen();
        var matricule = identities.requireQualified(citizen).ins().matricule();
        pages.perform(as(post("/pro/patients/ins").param("matricule", matricule).param("authority", "TEST")))
                .andExpect(redirectedUrl("/pro/patients/" + citizen));
    }

    @Test
    void a_wrong_key_is_said_in_words() throws Exception {
        var html = pages.perform(as(post("/pro/patients/ins")
                        .param("matricule", "275126322074975")
                        .param("authority", "TEST")))
                .andExpect(status().isBadRequest())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(html).contains("La clé de ce matricule INS est fausse").doesNotContain("275126322074975");
    }

    @Test
    void the_page_of_a_qualified_person_shows_the_INS_and_leads_to_prescribing() throws Exception {
        var citizen = population.cast().firstCitizen();
        var html = html(get("/pro/patients/" + citizen));
        assertThat(html)
                .contains("/pro/patients/" + citizen + "/prescrire")
                .contains("/pro/patients/" + citizen + "/dossier")
                .contains("2 84 03 35 238 ")
                .contains("D&#39;HAUTERIVE")
                .doesNotContain("??");
    }

    @Test
    void the_page_of_a_provisional_person_says_why_there_is_no_INS() throws Exception {
        var html = html(get("/pro/patients/" + population.unqualified().provisional()), Locale.ENGLISH);
        assertThat(html)
                .contains("neither found in INSi nor checked")
                .doesNotContain("/prescrire")
                .doesNotContain("??");
    }

    private String html(MockHttpServletRequestBuilder request) throws Exception {
        return html(request, Locale.FRENCH);
    }

    private String html(MockHttpServletRequestBuilder request, Locale locale) throws Exception {
        return pages.perform(as(request).locale(locale))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.requestAttr(CallerInTheRequest.CALLER, Callers.DOCTOR).locale(Locale.FRENCH);
    }
}
