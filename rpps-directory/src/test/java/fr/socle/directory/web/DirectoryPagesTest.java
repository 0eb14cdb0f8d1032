package fr.socle.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import fr.socle.kernel.Refused;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(
        properties = {
            "spring.messages.basename=messages/directory",
            "spring.messages.fallback-to-system-locale=false",
            "socle.public-url=http://annuaire.example"
        })
@Import(ModuleTestConfiguration.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DirectoryPagesTest {

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    WebApplicationContext application;

    private MockMvc pages;

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
        pages = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @Test
    void the_box_is_empty_at_first() throws Exception {
        assertThat(page("/annuaire"))
                .contains("Annuaire de l’offre de soins", "name=\"q\"", "name=\"ou\"")
                .doesNotContain("id=\"resultats\"");
    }

    @Test
    void a_doctor_is_found_with_profession_speciality_and_places() throws Exception {
        assertThat(page("/annuaire?q=vasseur"))
                .contains("Dr Claire Vasseur", "Médecin", "Médecine générale", "Cabinet médical des Tilleuls")
                .contains("/annuaire/professionnels/"
                        + sandbox.cast().firstDoctor().rpps());
    }

    @Test
    void a_phrase_is_answered_by_who_is_near_with_a_map_and_the_reason_of_the_order() throws Exception {
        assertThat(page("/annuaire?q=g%C3%A9n%C3%A9raliste+pr%C3%A8s+de+Vallon-sur-Lyse+mardi"))
                .contains(
                        "Du plus proche au plus éloigné du centre de Vallon-sur-Lyse",
                        "<svg",
                        "Aucune place n’est à vendre")
                .contains("mardi 3 mars")
                .doesNotContain("??");
        assertThat(page("/annuaire?q=pharmacie+Port-Gwenn")).contains("Pharmacie du Port", "km");
        assertThat(page("/annuaire?q=m%C3%A9decin&ou=Atlantis")).contains("« ATLANTIS »");
        assertThat(page("/annuaire?q=m%C3%A9decin&ou=99&nouveaux=true")).contains("Prend de nouveaux patients");
    }

    @Test
    void the_search_in_another_page_wears_our_colours_and_says_why_in_this_order() throws Exception {
        assertThat(page("/annuaire/widget?q=pharmacie&ou=Port-Gwenn"))
                .contains(
                        "/css/socle.css", "Pharmacie du Port", "Du plus proche au plus éloigné du centre de Port-Gwenn")
                .contains("Aucune place n’est à vendre");
        assertThat(page("/annuaire/widget?q=pharmacie&ou=Atlantis")).contains("Aucun résultat");
        assertThat(page("/annuaire/widget")).doesNotContain("Aucune place n’est à vendre");
    }

    @Test
    void the_line_to_copy_into_another_page_has_our_whole_address() throws Exception {
        assertThat(page("/annuaire/donnees"))
                .contains("&lt;iframe src=&quot;http://annuaire.example/annuaire/widget?q=pharmacie&amp;amp;ou=");
        assertRefused("/annuaire/donnees/2026-03-02/inconnu.csv", "directory.unknown-file");
        assertRefused("/annuaire/donnees/1999-01-01/manifest.json", "directory.unknown-file");
    }

    @Test
    void slots_open_to_the_public_lead_to_a_booking() throws Exception {
        assertThat(page("/annuaire/professionnels/"
                        + sandbox.cast().firstDoctor().rpps()))
                .contains("Créneaux ouverts au public", "/mon-espace-sante/rendez-vous/creneaux/")
                .doesNotContain("??");
    }

    @Test
    void distances_to_a_doctor_are_shown_town_by_town() throws Exception {
        assertThat(page("/annuaire/acces-aux-soins?departement=99"))
                .contains("Vallon-sur-Lyse", "km")
                .doesNotContain("??");
    }

    @Test
    void english_stands_beside_french() throws Exception {
        var english = pages.perform(get("/annuaire?q=vasseur").locale(Locale.ENGLISH))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(english).contains("Directory of care", "Physician", "General practice");
    }

    @Test
    void no_message_is_missing() throws Exception {
        var cast = sandbox.cast();
        assertThat(page("/annuaire?q=pharmacie")
                        + page("/annuaire?q=zzzzzzzz")
                        + page("/annuaire/professionnels/" + cast.secretary().rpps())
                        + page("/annuaire/etablissements/" + cast.hospital().finess()))
                .doesNotContain("??");
    }

    @Test
    void the_next_page_goes_on_where_this_one_ends() throws Exception {
        var first = page("/annuaire?ou=99");
        var next = Pattern.compile("href=\"([^\"]*suite=[^\"]*)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = page(next.group(1).replace("&amp;", "&"));
        var lastOfFirst = Pattern.compile("/annuaire/(professionnels|etablissements)/\\w+")
                .matcher(first)
                .results()
                .map(it -> it.group())
                .toList();
        assertThat(lastOfFirst).hasSize(20).noneMatch(second::contains);
        assertThat(second).contains("Revenir au début");
    }

    @Test
    void what_was_typed_is_never_markup() throws Exception {
        assertThat(page("/annuaire?q=<script>alert(1)</script>")).doesNotContain("<script>alert");
    }

    @Test
    void a_card_leads_from_the_professional_to_the_establishment_and_back() throws Exception {
        var cast = sandbox.cast();
        assertThat(page("/annuaire/professionnels/" + cast.firstDoctor().rpps()))
                .contains(
                        "Dr Claire Vasseur",
                        "/annuaire/etablissements/" + cast.hospital().finess());
        assertThat(page("/annuaire/etablissements/" + cast.hospital().finess()))
                .contains("Centre hospitalier de Vallon-sur-Lyse", "Centre Hospitalier (C.H.) (355)")
                .contains("suite=");
        var pharmacist = cast.firstPharmacist();
        assertThat(page("/annuaire/etablissements/"
                        + pharmacist.situations().getFirst().finess()))
                .contains("Hélène Morvannec", "/annuaire/professionnels/" + pharmacist.rpps());
    }

    @Test
    void a_number_nobody_has_is_refused() {
        assertRefused("/annuaire/professionnels/12", "directory.unknown-professional");
        assertRefused("/annuaire/professionnels/99700999992", "directory.unknown-professional");
        assertRefused("/annuaire/etablissements/000000000", "directory.unknown-establishment");
        assertRefused("/annuaire?q=a&suite=nonsense", "directory.no-such-page");
    }

    private void assertRefused(String path, String code) {
        assertThatThrownBy(() -> pages.perform(get(path)))
                .rootCause()
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal().terms().code()).isEqualTo(code));
    }

    private String page(String path) throws Exception {
        return pages.perform(get(java.net.URI.create(path.replace("<", "%3C").replace(">", "%3E")))
                        .locale(Locale.FRENCH))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
