package fr.socle.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.socle.PagesAlone;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

@SpringJUnitWebConfig(PagesAlone.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PortalPagesTest {

    @Autowired
    private WebApplicationContext context;

    private MockMvc browser;

    @BeforeEach
    void openBrowser() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean(ResourceUrlEncodingFilter.class))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/accessibilite",
                "/mentions-legales",
                "/donnees-personnelles",
                "/plan-du-site",
                "/developpeurs",
                "/developpeurs/erreurs",
                "/developpeurs/visite"
            })
    void a_page_stands_in_the_frame_in_both_languages(String path) throws Exception {
        assertThat(page(path))
                .contains("<html lang=\"fr\"")
                .containsOnlyOnce("<h1")
                .containsOnlyOnce("<main");
        assertThat(page(path + "?lang=en")).contains("<html lang=\"en\"").doesNotContain("??");
    }

    @Test
    void the_title_ends_with_the_name_of_the_site() throws Exception {
        assertThat(page("/")).contains("<title>Accueil — Socle Santé</title>");
    }

    @Test
    void an_unknown_language_changes_nothing() throws Exception {
        assertThat(page("/?lang=xx")).contains("<html lang=\"fr\"");
    }

    @Test
    void the_language_switch_stays_on_the_page_and_keeps_its_question() throws Exception {
        assertThat(page("/?q=a%20b")).contains("href=\"/?q=a%20b&amp;lang=en\"");
    }

    @Test
    void the_menu_shows_the_part_of_the_site_a_page_belongs_to() throws Exception {
        assertThat(page("/developpeurs/erreurs")).contains("<a href=\"/developpeurs\" aria-current=\"true\">");
        assertThat(page("/developpeurs")).contains("<a href=\"/developpeurs\" aria-current=\"page\">");
    }

    @Test
    void the_address_of_a_style_sheet_changes_with_its_content() throws Exception {
        assertThat(page("/")).containsPattern("/css/socle-[0-9a-f]{32}\\.css");
    }

    @Test
    void a_pharmacist_is_offered_to_dispense_and_a_doctor_is_not() throws Exception {
        assertThat(page("/pro?profession=21")).contains("Dr Ada Exemple", "Pharmacien", "/pro/delivrance\">Délivrer");
        assertThat(page("/pro?profession=10")).contains("Médecin").doesNotContain("Délivrer une ordonnance");
    }

    @Test
    void an_unknown_address_is_answered_by_a_page_with_its_code_and_to_software_by_a_problem() throws Exception {
        var page = browser.perform(get("/nulle-part").accept("text/html"))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(404);
        assertThat(page.getContentAsString()).contains("<h1>Page introuvable</h1>", "request.unknown-path");

        var problem = browser.perform(get("/api/nulle-part")).andReturn().getResponse();
        assertThat(problem.getStatus()).isEqualTo(404);
        assertThat(problem.getContentType()).isEqualTo("application/problem+json");
        assertThat(problem.getContentAsString()).contains("\"code\":\"request.unknown-path\"");
    }

    private String page(String path) throws Exception {
        return browser.perform(get(URI.create(path))).andReturn().getResponse().getContentAsString();
    }
}
