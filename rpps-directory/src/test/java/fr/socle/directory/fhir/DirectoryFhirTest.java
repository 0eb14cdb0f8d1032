package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.client.RestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DirectoryFhirTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final String BASE = "http://directory.test/fhir";

    @Autowired
    SandboxDirectory sandbox;

    @Value("${local.server.port}")
    int port;

    private SandboxDirectory.Cast cast;

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
        cast = sandbox.cast();
    }

    @Test
    void a_professional_is_found_by_number_however_it_is_written() {
        var rpps = cast.firstDoctor().rpps().value();
        for (var written : List.of(
                "urn:oid:1.2.250.1.71.4.2.1%7C8" + rpps,
                "https://rpps.esante.gouv.fr%7C" + rpps,
                "http://rpps.fr%7C" + rpps,
                "8" + rpps,
                rpps)) {
            assertThat(names("Practitioner?identifier=" + written)).as(written).containsExactly("Vasseur");
        }
        assertThat(names("Practitioner?identifier=https://finess.esante.gouv.fr%7C" + rpps))
                .isEmpty();
    }

    @Test
    void a_professional_is_shaped_as_the_national_directory_does() {
        var doctor = (Practitioner) read("Practitioner/" + cast.firstDoctor().id());
        assertThat(doctor.getIdentifier())
                .extracting(it -> it.getSystem() + " " + it.getValue())
                .containsExactly(
                        "urn:oid:1.2.250.1.71.4.2.1 8" + cast.firstDoctor().rpps(),
                        "https://rpps.esante.gouv.fr " + cast.firstDoctor().rpps());
        assertThat(doctor.getActive()).isTrue();
        assertThat(doctor.getNameFirstRep().getSuffixAsSingleString()).isEqualTo("DR");
        assertThat(doctor.getQualification())
                .extracting(it -> it.getCode().getCodingFirstRep().getCode())
                .containsExactly("10", "SM54");
    }

    @Test
    void names_are_searched_by_their_beginning_without_accents() {
        assertThat(names("Practitioner?family=vass")).containsExactly("Vasseur");
        assertThat(names("Practitioner?name=claire&family=VASSEUR")).containsExactly("Vasseur");
        assertThat(names("Practitioner?family=asseur")).isEmpty();
        assertThat(names("Practitioner?family:contains=asseur")).containsExactly("Vasseur");
        assertThat(names("Practitioner?family:exact=vasseur")).isEmpty();
        assertThat(names("Practitioner?given=helene&family=morv,zzz")).containsExactly("Morvannec");
    }

    @Test
    void pages_follow_each_other_until_everybody_was_shown_once() {
        var seen = new HashSet<String>();
        var page = search("Practitioner?active=true&_count=100&_total=accurate");
        var total = page.getTotal();
        assertThat(total).isGreaterThan(300);
        while (true) {
            page.getEntry().forEach(it -> assertThat(seen.add(it.getFullUrl())).isTrue());
            var next = page.getLink("next");
            if (next == null) {
                break;
            }
            page = search(next.getUrl().substring(BASE.length() + 1));
        }
        assertThat(seen).hasSize(total);
    }

    @Test
    void the_situations_of_a_professional_are_found_by_the_number_alone() {
        var rpps = cast.firstDoctor().rpps();
        var byNumber = search("PractitionerRole?practitioner.identifier=https://rpps.esante.gouv.fr%7C" + rpps);
        assertThat(byNumber.getEntry()).hasSize(2);
        var byId = search("PractitionerRole?practitioner=Practitioner/"
                + cast.firstDoctor().id());
        assertThat(ids(byId)).isEqualTo(ids(byNumber));
        var atHospital =
                search("PractitionerRole?practitioner=" + cast.firstDoctor().id() + "&organization=Organization/"
                        + cast.hospital().finess());
        assertThat(atHospital.getEntry()).singleElement().satisfies(it -> {
            var role = (PractitionerRole) it.getResource();
            assertThat(role.getOrganization().getReference())
                    .isEqualTo("Organization/" + cast.hospital().finess());
            assertThat(role.getSpecialtyFirstRep().getCodingFirstRep().getCode())
                    .isEqualTo("SM54");
        });
    }

    @Test
    void roles_are_found_by_profession_and_by_speciality() {
        assertThat(search("PractitionerRole?role=21&organization.identifier=urn:oid:1.2.250.1.71.4.2.2%7C1"
                                + cast.firstPharmacist().situations().getFirst().finess())
                        .getEntry())
                .isNotEmpty();
        assertThat(search("PractitionerRole?specialty=SM04&_count=200").getEntry())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(((PractitionerRole) it.getResource())
                                .getSpecialtyFirstRep()
                                .getCodingFirstRep()
                                .getCode())
                        .isEqualTo("SM04"));
    }

    @Test
    void a_secretary_has_no_code_of_a_health_profession() {
        var secretary = (Practitioner) read("Practitioner/" + cast.secretary().id());
        assertThat(secretary.getQualificationFirstRep().getCode().getCoding())
                .singleElement()
                .satisfies(it -> assertThat(it.getCode()).isEqualTo("SECRETARIAT_MEDICAL"));
    }

    @Test
    void an_establishment_is_found_by_number_name_town_postal_code_and_category() {
        var finess = cast.hospital().finess();
        for (var query : List.of(
                "identifier=https://finess.esante.gouv.fr%7C" + finess,
                "identifier=urn:oid:1.2.250.1.71.4.2.2%7C1" + finess,
                "identifier=" + finess,
                "_id=" + finess,
                "name=centre+hosp",
                "name:contains=hospitalier&address-city=vallon",
                "type=355&address-postalcode=99100")) {
            assertThat(search("Organization?" + query).getEntry())
                    .as(query)
                    .singleElement()
                    .satisfies(it -> assertThat(((Organization) it.getResource()).getName())
                            .isEqualTo("Centre hospitalier de Vallon-sur-Lyse"));
        }
        assertThat(search("Organization?type=999").getEntry()).isEmpty();
        var hospital = (Organization) read("Organization/" + finess);
        assertThat(hospital.getAddressFirstRep().getCity()).isEqualTo("Vallon-sur-Lyse");
    }

    @Test
    void what_cannot_be_searched_is_refused_not_ignored() {
        for (var query : List.of(
                "Practitioner?family:above=a",
                "Practitioner?shoe-size=43",
                "Practitioner?active=perhaps",
                "Practitioner?_cursor=nonsense",
                "Practitioner/none",
                "Organization/000000000",
                "PractitionerRole/none")) {
            assertThat(status(query)).as(query).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void the_capability_statement_declares_every_search() {
        var statement = (CapabilityStatement) read("metadata");
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(it -> it.getType().equals("PractitionerRole"))
                .singleElement()
                .satisfies(it -> assertThat(it.getSearchParam())
                        .extracting(CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent::getName)
                        .contains("practitioner", "organization", "role", "specialty"));
    }

    private List<String> names(String query) {
        return search(query).getEntry().stream()
                .map(it -> ((Practitioner) it.getResource()).getNameFirstRep().getFamily())
                .toList();
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream().map(it -> it.getFullUrl()).toList();
    }

    private Bundle search(String query) {
        return (Bundle) read(query);
    }

    private Resource read(String path) {
        var text = RestClient.create()
                .get()
                .uri(URI.create("http://localhost:" + port + "/fhir/" + path))
                .accept(MediaType.valueOf("application/fhir+json"))
                .retrieve()
                .body(String.class);
        return (Resource) CONTEXT.newJsonParser().parseResource(text);
    }

    private int status(String path) {
        return RestClient.create()
                .get()
                .uri(URI.create("http://localhost:" + port + "/fhir/" + path))
                .exchange((_, response) -> response.getStatusCode().value());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Server {

        @Bean
        ServletRegistrationBean<RestfulServer> fhir(List<IResourceProvider> providers, ApplicationContext application) {
            var server = new RestfulServer(CONTEXT);
            application.getBeansWithAnnotation(Interceptor.class).values().forEach(server::registerInterceptor);
            server.setResourceProviders(List.copyOf(providers));
            server.setServerAddressStrategy(new HardcodedServerAddressStrategy(BASE));
            server.registerInterceptor(new CallerForTests());
            return new ServletRegistrationBean<>(server, "/fhir/*");
        }
    }
}
