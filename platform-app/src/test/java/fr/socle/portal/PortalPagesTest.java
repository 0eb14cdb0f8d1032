package fr.socle.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

@SpringJUnitWebConfig
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PortalPagesTest {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    @ImportAutoConfiguration({
        ApplicationAvailabilityAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class
    })
    static class PortalAlone {}

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
    @ValueSource(strings = {"/"})
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
    void the_address_of_a_style_sheet_changes_with_its_content() throws Exception {
        assertThat(page("/")).containsPattern("/css/socle-[0-9a-f]{32}\\.css");
    }

    private String page(String path) throws Exception {
        return browser.perform(MockMvcRequestBuilders.get(java.net.URI.create(path)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
