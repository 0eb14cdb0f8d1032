package fr.socle.identity.fhir;

import static fr.socle.identity.Callers.DOCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.insi.InsiRegister;
import fr.socle.kernel.Refused;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.imports.ImportSource;
import jakarta.servlet.ServletException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

/// INSi in FHIR, behind HAPI's own server.
@IdentityModuleTest
class InsiProviderTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String NIR = "urn:oid:1.2.250.1.213.1.4.8";

    @Autowired
    InsiProvider provider;

    @Autowired
    PatientProvider patients;

    @Autowired
    ImportSource register;

    @Autowired
    JournalForTests journal;

    private RestfulServer server;

    @BeforeEach
    void a_server_runs_and_the_register_holds_the_published_people() throws ServletException {
        InsiRegister.take(register, InsiRegister.PUBLISHED);
        journal.clear();
        server = new RestfulServer(R4);
        server.setResourceProviders(List.of(provider, patients));
        server.registerInterceptor(new Edge());
        server.init(new MockServletConfig());
    }

    @Test
    void a_person_is_found_and_each_trait_says_how_it_compares_in_both_languages() {
        var answer = search("Ecetinsi", "male", "2009-07-14", null, "Pierre Alain");
        assertThat(code(answer)).isEqualTo("00");
        var patient = (Patient) answer.getParameter("identity").getResource();
        assertThat(patient.getIdentifier())
                .extracting(it -> it.getValue() + " " + it.getUse().toCode())
                .containsExactly("109076322083489 official", "209076322083439 old", "209066322012355 old");
        assertThat(patient.getNameFirstRep().getGivenAsSingleString()).isEqualTo("PIERRE-ALAIN");
        assertThat(texts(answer, "text"))
                .containsExactly(
                        "Nom de naissance\u00a0: équivalent (les minuscules valent les majuscules)",
                        "Prénoms de naissance\u00a0: équivalent (les minuscules valent les majuscules, "
                                + "début de la liste des prénoms de naissance)",
                        "Date de naissance\u00a0: identique",
                        "Sexe\u00a0: identique",
                        "Lieu de naissance\u00a0: non comparé");
        assertThat(texts(answer, "text-en")).contains("Birth date: identical");
        assertThat(journal.kept()).hasSize(1);
    }

    @Test
    void nobody_and_several_come_with_advice_and_without_names() {
        var nobody = search("HOUILLES", "male", "1993-01-27", null, "PIERRE");
        assertThat(code(nobody)).isEqualTo("01");
        assertThat(nobody.getParameter("advice").getValue().primitiveValue()).contains("chaque prénom");
        var several = search("DE VINCI", "male", "2014-02-01", null, "LEONARDO");
        assertThat(code(several)).isEqualTo("02");
        assertThat(several.getParameter("identity")).isNull();
        assertThat(journal.kept()).isEmpty();
    }

    @Test
    void traits_that_cannot_be_are_refused_with_their_code() {
        assertThat(refusal(parameters("DUP0NT", "male", "1993-01-27", null, "PIERRE")))
                .isEqualTo("400 insi.name-spelling");
        assertThat(refusal(parameters("DUPONT", "male", "1993-01-27", "99999", "PIERRE")))
                .isEqualTo("400 insi.unknown-place");
        assertThat(refusal(parameters("DUPONT", "male", "2099-01-27", null, "PIERRE")))
                .isEqualTo("422 insi.future-date");
        assertThat(refusal(parameters("DUPONT", "other", "1993-01-27", null, "PIERRE")))
                .isEqualTo("400 insi.unknown-sex");
        assertThat(refusal(parameters("DUPONT", "male", "1993-01-27", null))).isEqualTo("400 insi.missing-trait");
    }

    @Test
    void a_number_the_register_holds_with_a_wrong_key_is_kept_and_flagged() {
        var answer = search("HERMANN", "male", "1981-03-24", null, "GATIEN");
        var number = ((Patient) answer.getParameter("identity").getResource()).getIdentifierFirstRep();
        assertThat(number.getValue()).isEqualTo("181036322045660");
        assertThat(number.hasExtension(FrCore.WRONG_KEY)).isTrue();
    }

    @Test
    void an_identity_is_verified_trait_by_trait() {
        var good = verify(patient("180032B02040123", "Corse", "Anthony", "1980-03-02", AdministrativeGender.MALE));
        assertThat(code(good)).isEqualTo("00");
        assertThat(value(good, "verdict")).isEqualTo("equivalent");
        var wrong = verify(patient("180032B02040123", "CORSE", "ANTOINE", "1980-03-02", AdministrativeGender.MALE));
        assertThat(code(wrong)).isEqualTo("01");
        assertThat(texts(wrong, "text")).contains("Prénoms de naissance\u00a0: différent");
        assertThat(texts(wrong, "text").toString()).doesNotContain("ANTHONY");
        var former =
                verify(patient("209076322083439", "ECETINSI", "PIERRE-ALAIN", "2009-07-14", AdministrativeGender.MALE));
        assertThat(texts(former, "text").getFirst())
                .isEqualTo("Matricule INS\u00a0: équivalent (ancien matricule de la même personne)");
        assertThat(value(
                        verify(patient("275126322074974", "X", "Y", "1975-12-31", AdministrativeGender.FEMALE)),
                        "verdict"))
                .isEqualTo("different");
    }

    @Test
    void a_billing_number_is_never_taken_for_an_INS() {
        var patient = patient("180032B02040123", "CORSE", "ANTHONY", "1980-03-02", AdministrativeGender.MALE);
        patient.getIdentifierFirstRep().getType().addCoding().setCode("NH");
        assertThatExceptionOfType(BaseServerResponseException.class)
                .isThrownBy(() -> verify(patient))
                .withMessage("insi.missing-trait");
    }

    @Test
    void many_are_verified_together_up_to_a_thousand() {
        var bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        for (var i = 0; i < 1_000; i++) {
            bundle.addEntry()
                    .setResource(patient(
                            i % 2 == 0 ? "180032B02040123" : "275126322074974",
                            i % 2 == 0 ? "CORSE" : "ADRUN",
                            i % 2 == 0 ? "ANTHONY" : "ZOE",
                            i % 2 == 0 ? "1980-03-02" : "1975-12-31",
                            i % 2 == 0 ? AdministrativeGender.MALE : AdministrativeGender.FEMALE));
        }
        var answer = verify(bundle);
        assertThat(answer.getParameter())
                .hasSize(1_000)
                .allSatisfy(it -> assertThat(part(it, "code")).isEqualTo("00"));
        assertThat(journal.kept()).hasSize(2);
        bundle.addEntry().setResource(patient("275126322074974", "A", "B", "1975-12-31", AdministrativeGender.FEMALE));
        assertThatExceptionOfType(BaseServerResponseException.class)
                .isThrownBy(() -> verify(bundle))
                .withMessage("insi.too-many-people");
    }

    @Test
    void both_operations_are_declared() {
        var statement = R4.newJsonParser().encodeResourceToString((IBaseResource) get("/metadata"));
        assertThat(statement).contains("insi-search", "insi-verify", "\"match\"");
    }

    private Parameters search(String family, String gender, String born, String place, String... given) {
        return (Parameters) post("$insi-search", parameters(family, gender, born, place, given));
    }

    private static Parameters parameters(String family, String gender, String born, String place, String... given) {
        var asked = new Parameters();
        asked.addParameter("family", family);
        List.of(given).forEach(it -> asked.addParameter("given", it));
        asked.addParameter("gender", new CodeType(gender));
        asked.addParameter("birthDate", new DateType(born));
        if (place != null) {
            asked.addParameter("birthplace", place);
        }
        return asked;
    }

    private Parameters verify(IBaseResource resource) {
        return (Parameters) post("$insi-verify", resource);
    }

    private static Patient patient(
            String matricule, String family, String given, String born, AdministrativeGender sex) {
        var patient = new Patient();
        patient.addIdentifier().setUse(IdentifierUse.OFFICIAL).setSystem(NIR).setValue(matricule);
        patient.addName().setUse(NameUse.OFFICIAL).setFamily(family).addGiven(given);
        patient.setGender(sex);
        patient.setBirthDateElement(new DateType(born));
        return patient;
    }

    private static String code(Parameters answer) {
        return value(answer, "code");
    }

    private static String value(Parameters answer, String name) {
        return answer.getParameter(name).getValue().primitiveValue();
    }

    private static List<String> texts(Parameters answer, String language) {
        return answer.getParameter().stream()
                .filter(it -> it.getName().equals("explanation"))
                .map(it -> part(it, language))
                .toList();
    }

    private static String part(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(it -> it.getName().equals(name))
                .map(it -> it.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }

    private String refusal(IBaseResource body) {
        try {
            post("$insi-search", body);
        } catch (BaseServerResponseException refused) {
            return refused.getStatusCode() + " " + refused.getMessage();
        }
        throw new AssertionError("It was answered");
    }

    private IBaseResource post(String operation, IBaseResource body) {
        var request = new MockHttpServletRequest("POST", "/fhir/Patient/" + operation);
        request.setContentType("application/fhir+json");
        request.setContent(R4.newJsonParser().encodeResourceToString(body).getBytes(StandardCharsets.UTF_8));
        return handle(request);
    }

    private Object get(String path) {
        return handle(new MockHttpServletRequest("GET", "/fhir" + path));
    }

    private IBaseResource handle(MockHttpServletRequest request) {
        request.setServletPath("/fhir");
        var response = new MockHttpServletResponse();
        try {
            server.service(request, response);
            var text = response.getContentAsString(StandardCharsets.UTF_8);
            if (response.getStatus() >= 400) {
                throw new UnclassifiedServerFailureException(
                        response.getStatus(), text.replaceAll("(?s).*said:([a-z.-]+).*", "$1"));
            }
            return R4.newJsonParser().parseResource(text);
        } catch (ServletException | java.io.IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /// What the platform adds around the providers.
    @Interceptor
    public static final class Edge {

        @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
        public void admit(RequestDetails request) {
            FhirCaller.set(request, DOCTOR);
        }

        @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
        public BaseServerResponseException answer(Throwable thrown) {
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refused refused) {
                    var no = refused.refusal().terms();
                    return new UnclassifiedServerFailureException(no.kind().status(), "said:" + no.code());
                }
            }
            return new UnclassifiedServerFailureException(500, "said:" + thrown);
        }
    }
}
