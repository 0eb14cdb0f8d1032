package fr.socle.prescription.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.Practitioners;
import fr.socle.identity.Identities;
import fr.socle.kernel.Caller;
import fr.socle.prescription.Cast;
import fr.socle.prescription.DraftLine;
import fr.socle.prescription.Prescribing;
import fr.socle.prescription.PrescriptionView;
import fr.socle.prescription.Prescriptions;
import fr.socle.prescription.SandboxMedications;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@SpringBootTest(
        properties = {
            "spring.messages.basename=messages/prescription",
            "spring.messages.fallback-to-system-locale=false"
        })
@ActiveProfiles("sandbox")
@Import({ModuleTestConfiguration.class, PagesTest.SignedIn.class})
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesTest {

    @MockitoBean
    Identities identities;

    @MockitoBean
    Practitioners practitioners;

    @Autowired
    SandboxMedications sample;

    @Autowired
    Prescribing prescribing;

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    WebApplicationContext application;

    private final MockHttpSession session = new MockHttpSession();
    private MockMvc mvc;

    @BeforeEach
    void theCastIsKnown() {
        sample.ensure();
        given(identities.requireQualified(Cast.MARIE)).willReturn(Cast.marie());
        given(identities.require(Cast.MARIE)).willReturn(Cast.marie());
        given(practitioners.byRpps(any())).willReturn(Optional.empty());
        mvc = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @Test
    void a_prescriber_finds_a_product_puts_a_line_and_issues_the_prescription() throws Exception {
        SignedIn.who = Cast.DR_VASSEUR;
        var page = "/pro/patients/" + Cast.MARIE + "/prescrire";
        assertThat(text(get(page).param("q", "doliprnae")))
                .contains("Marie DURAND", "née le 12/06/1985", "DOLIPRANE 1000 mg");
        go(post(page + "/lignes")
                .param("cis", Cast.DOLIPRANE)
                .param("packs", "2")
                .param("dosage", "1 par jour"));
        assertThat(text(get(page))).contains("DOLIPRANE 1000 mg", "1 par jour", "2 boîtes", "Émettre");
        var issued = go(post(page));
        var address = issued.getResponse().getRedirectedUrl();
        assertThat(address).startsWith("/pro/ordonnances/01");
        assertThat(text(get(address))).contains("DOLIPRANE 1000 mg", "à délivrer", "Imprimer", "Annuler");
        assertThat(go(get(address + "/pdf")).getResponse().getContentType()).isEqualTo("application/pdf");
        go(post(address + "/annuler").param("reason", "Erreur"));
        assertThat(text(get(address))).contains("annulée", "Erreur").doesNotContain("Annuler ce qui");
    }

    @Test
    void a_line_that_lacks_something_is_explained() throws Exception {
        SignedIn.who = Cast.DR_VASSEUR;
        var page = "/pro/patients/" + Cast.MARIE + "/prescrire";
        var answer = go(post(page + "/lignes").param("q", "doliprane").param("dosage", ""));
        assertThat(answer.getFlashMap().get("refusal")).asString().contains("posologie");
        assertThat(go(post(page)).getFlashMap().get("refusal")).asString().contains("aucune ligne");
    }

    @Test
    void a_pharmacist_opens_the_code_dispenses_a_part_refuses_the_other_and_gives_back() throws Exception {
        var prescription = issued();
        var first = prescription.lines().getFirst().id();
        var second = prescription.lines().getLast().id();
        SignedIn.who = Cast.PHARMACIST;
        assertThat(text(get("/pro/delivrance"))).contains("Code de l’ordonnance");
        var address = go(post("/pro/delivrance").param("code", prescription.code()))
                .getResponse()
                .getRedirectedUrl();
        assertThat(address).isEqualTo("/pro/delivrance/" + prescription.number());
        assertThat(text(get(address))).contains("DOLIPRANE", "AMOXICILLINE", "Tout délivrer", "seule à pouvoir");
        go(post(address + "/delivrer").param("quantity-" + first, "1").param("unit-" + first, "boîte"));
        assertThat(text(get(address))).contains("délivrée en partie", "Pharmacie du Marché");
        var over =
                go(post(address + "/delivrer").param("quantity-" + first, "9").param("unit-" + first, "boîte"));
        assertThat(over.getFlashMap().get("refusal")).asString().contains("1 boîte");
        go(post(address + "/refuser").param("line", second.toString()).param("reason", "Allergie"));
        assertThat(text(get(address))).contains("refusée", "Allergie");

        SignedIn.who = Cast.OTHER_PHARMACIST;
        var waits = go(post("/pro/delivrance").param("code", prescription.number()));
        assertThat(waits.getFlashMap().get("refusal")).asString().contains("Une autre pharmacie");
        SignedIn.who = Cast.PHARMACIST;
        go(post(address + "/rendre"));
        assertThat(prescriptions.require(prescription.id()).lease()).isNull();
    }

    private PrescriptionView issued() {
        return prescribing.prescribe(
                Cast.DR_VASSEUR,
                Cast.MARIE,
                List.of(
                        DraftLine.of(Cast.DOLIPRANE, 2, "1 par jour"),
                        DraftLine.of(Cast.AMOXICILLIN, 1, "1 matin et soir")),
                null);
    }

    private MvcResult go(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.session(session).locale(Locale.FRENCH)).andReturn();
    }

    private String text(MockHttpServletRequestBuilder request) throws Exception {
        var response = go(request).getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// Stands for the sign-in layer.
    @TestConfiguration(proxyBeanMethods = false)
    static class SignedIn {

        static Caller.Professional who = Cast.DR_VASSEUR;

        @Bean
        WebMvcConfigurer callers() {
            return new WebMvcConfigurer() {
                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(new Resolver());
                }
            };
        }

        private static final class Resolver implements HandlerMethodArgumentResolver {

            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return Caller.class.isAssignableFrom(parameter.getParameterType());
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binder) {
                return who;
            }
        }
    }
}
