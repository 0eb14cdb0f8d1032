package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.client.RestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DirectorySearchTest {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final String BASE = "http://directory.test/fhir";
    private static final Path NATIONAL = Stream.of("../../shared", "../shared")
            .map(it -> Path.of(it, "data/directory/ig-annuaire/CapabilityStatement-AsServerDPCapabilityStatement.json"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("none"));

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    fr.socle.directory.enrolment.Enrolling enrolling;

    @Value("${local.server.port}")
    int port;

    private SandboxDirectory.Cast cast;

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
        cast = sandbox.cast();
    }

    @AfterEach
    void nobody_has_a_mailbox() {
        jdbc.sql("delete from directory.mailbox").update();
    }

    @Test
    void a_lane_is_one_question() {
        var lane = search("PractitionerRole?practitioner.qualification-code=SM04&organization.type=SA07&_count=100"
                + "&_include=PractitionerRole:practitioner");
        var roles = of(lane, PractitionerRole.class);
        assertThat(roles)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getSpecialty().stream()
                                .map(s -> s.getCodingFirstRep().getCode()))
                        .contains("SM04"));
        assertThat(of(lane, Practitioner.class))
                .extracting(it -> it.getIdElement().toUnqualifiedVersionless().getValue())
                .containsExactlyInAnyOrderElementsOf(roles.stream()
                        .map(it -> it.getPractitioner().getReference())
                        .distinct()
                        .toList());
    }

    @Test
    void somebody_is_found_by_where_they_practise() {
        var hospital = cast.hospital().finess();
        var there = search("Practitioner?_has:PractitionerRole:practitioner:organization.identifier="
                + "https://finess.esante.gouv.fr%7C" + hospital + "&_count=200");
        assertThat(of(there, Practitioner.class))
                .extracting(it -> it.getNameFirstRep().getFamily())
                .contains("Vasseur", "Ollagnier")
                .doesNotContain("Morvannec");
    }

    @Test
    void those_who_refer_come_along() {
        var found = search("Practitioner?identifier=" + cast.firstDoctor().rpps()
                + "&_revinclude=PractitionerRole:practitioner&_include:iterate=PractitionerRole:organization");
        assertThat(of(found, PractitionerRole.class)).hasSize(2);
        assertThat(found.getEntry().stream().map(it -> it.getResource().fhirType()))
                .contains("Organization");
        assertThat(found.getTotal()).as("what came along does not count").isEqualTo(1);
    }

    @Test
    void who_registered_somebody_is_shown_as_the_file_says_it_and_found_by_each_part() {
        var rpps = cast.firstDoctor().rpps().value();
        var mark = "update directory.%s set source = ?, authority = ? where %s";
        var person = mark.formatted("practitioner", "rpps = ?");
        var places = mark.formatted(
                "practice_situation", "practitioner = (select id from directory.practitioner where rpps = ?)");
        for (var statement : List.of(person, places)) {
            jdbc.sql(statement).params("rpps", "CNOM/CNOM/Variable", rpps).update();
        }
        try {
            var found = of(search("Practitioner?data-registration-authority=CNOM"), Practitioner.class);
            assertThat(found).singleElement().satisfies(it -> {
                var authority = (org.hl7.fhir.r4.model.CodeableConcept) it.getMeta()
                        .getExtensionFirstRep()
                        .getExtensionByUrl("autorite-enregistrement")
                        .getValue();
                assertThat(authority.getText()).isEqualTo("CNOM/CNOM/Variable");
                assertThat(authority.getCoding()).singleElement().satisfies(code -> {
                    assertThat(code.getCode()).isEqualTo("CNOM");
                    assertThat(code.getSystem()).isEqualTo(Systems.AUTHORITY);
                });
            });
            assertThat(count("PractitionerRole?data-registration-authority=" + Systems.AUTHORITY + "%7CCNOM"))
                    .isEqualTo(2);
            assertThat(count("Practitioner?data-registration-authority=CNOP")).isZero();
            assertThat(count("Practitioner?data-registration-authority:missing=false"))
                    .isOne();
            assertThat(count("Practitioner?data-information-system=RPPS&_id:not=unknown"))
                    .isOne();
        } finally {
            for (var statement : List.of(person, places)) {
                jdbc.sql(statement).params("sandbox", null, rpps).update();
            }
        }
    }

    @Test
    void not_and_missing_mean_what_they_say() {
        var all = count("Organization?_total=none");
        assertThat(count("Organization?type=620") + count("Organization?type:not=620"))
                .isEqualTo(all);
        assertThat(count("Organization?type:not=620,355")).isLessThan(count("Organization?type:not=620"));
        assertThat(count("PractitionerRole?specialty:missing=true") + count("PractitionerRole?specialty:missing=false"))
                .isEqualTo(count("PractitionerRole?_total=none"));
    }

    @Test
    void a_name_is_found_in_spite_of_a_typing_mistake() {
        assertThat(of(search("Practitioner?phonetic=Morvanec"), Practitioner.class))
                .extracting(it -> it.getNameFirstRep().getFamily())
                .contains("Morvannec");
    }

    @Test
    void results_are_sorted_as_asked() {
        var names = of(search("Practitioner?_sort=-family&_count=50"), Practitioner.class).stream()
                .map(it -> it.getNameFirstRep().getFamily())
                .toList();
        assertThat(names.getFirst()).isGreaterThan(names.getLast());
        assertThat(status("Practitioner?_sort=shoe-size")).isGreaterThanOrEqualTo(400);
    }

    @Test
    void pages_are_walked_forth_and_back() {
        var first = search("Practitioner?name=m&_count=7");
        var second = follow(first, "next");
        var third = follow(second, "next");
        assertThat(ids(follow(third, "prev"))).isEqualTo(ids(second));
        assertThat(ids(follow(follow(third, "prev"), "prev"))).isEqualTo(ids(first));
        assertThat(ids(follow(third, "first"))).isEqualTo(ids(first));
        assertThat(first.getLink("prev")).isNull();
    }

    @Test
    void a_name_is_a_family_name_first_and_a_given_name_next_and_nobody_twice() {
        var seen = new ArrayList<String>();
        var page = search("Practitioner?name=ma&_count=5&_total=accurate");
        var total = page.getTotal();
        seen.addAll(ids(page));
        while (page.getLink("next") != null) {
            page = follow(page, "next");
            seen.addAll(ids(page));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(total);
    }

    @Test
    void a_walk_says_one_total_whoever_comes_meanwhile() {
        var page = search("Practitioner?family=b&_count=5&_total=accurate");
        var total = page.getTotal();
        var seen = new ArrayList<>(ids(page));
        var newcomer = jdbc.sql("select rpps from directory.practitioner where sort_key >= 'V' order by 1 limit 1")
                .query(String.class)
                .single();
        jdbc.sql("update directory.practitioner set sort_key = 'B ' || sort_key where rpps = ?")
                .param(newcomer)
                .update();
        try {
            assertThat(search("Practitioner?family=b&_total=accurate&_count=5").getTotal())
                    .isEqualTo(total + 1);
            while (page.getLink("next") != null) {
                page = follow(page, "next");
                seen.addAll(ids(page));
                assertThat(page.getTotal()).isEqualTo(total);
            }
            assertThat(follow(page, "prev").getTotal()).isEqualTo(total);
        } finally {
            jdbc.sql("update directory.practitioner set sort_key = substr(sort_key, 3) where rpps = ?")
                    .param(newcomer)
                    .update();
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(total);
    }

    @Test
    void an_address_is_found_without_its_accents_apostrophes_and_capitals() {
        var hospital = cast.hospital().number();
        var street = jdbc.sql("select street from directory.establishment where finess = ?")
                .param(hospital)
                .query(String.class)
                .single();
        try {
            jdbc.sql("update directory.establishment set street = 'Rue de l''Évêché' where finess = ?")
                    .param(hospital)
                    .update();
            for (var query : List.of(
                    "address=rue+de+l'eveche",
                    "address-line:contains=%C3%89V%C3%8ACH%C3%89",
                    "address:contains=eveche")) {
                assertThat(search("Organization?identifier=" + hospital + "&" + query)
                                .getEntry())
                        .as(query)
                        .hasSize(1);
            }
        } finally {
            jdbc.sql("update directory.establishment set street = ? where finess = ?")
                    .params(street, hospital)
                    .update();
        }
    }

    @Test
    void near_answers_the_nearest_first_with_the_distance() {
        var hospital = cast.hospital().number();
        jdbc.sql("""
                        insert into directory.structure_point (organization, place, latitude, longitude, precision)
                        values (:hospital, directory.on_plane(48, 2), 48, 2, 'address')
                        on conflict do nothing""").param("hospital", hospital).update();
        var there =
                jdbc.sql("""
                        select latitude || '%7C' || longitude from directory.structure_point
                         where organization = :hospital""").param("hospital", hospital).query(String.class).single();
        var near = search("Organization?near=" + there + "%7C30%7Ckm&_count=50");
        assertThat(near.getEntryFirstRep().getFullUrl()).endsWith("Organization/" + hospital);
        assertThat(near.getEntry().stream()
                        .map(it -> ((Quantity)
                                        it.getSearch().getExtension().getFirst().getValue())
                                .getValue()
                                .doubleValue())
                        .toList())
                .isSorted()
                .allSatisfy(it -> assertThat(it).isLessThanOrEqualTo(30.1));
        assertThat(search("PractitionerRole?near=" + there + "%7C5%7Ckm&role=10")
                        .getEntry())
                .isNotEmpty();
        assertThat(status("Organization?near=somewhere")).isGreaterThanOrEqualTo(400);
    }

    @Test
    void mailboxes_are_on_the_resource_they_belong_to_and_those_on_the_red_list_on_none() {
        jdbc.sql("""
                        insert into directory.mailbox (address, kind, practitioner, organization, red_list, source)
                        values ('claire.vasseur@medecin.mssante.test', 'PER', :doctor, null, false, 'test'),
                               ('secret@medecin.mssante.test', 'PER', :doctor, null, true, 'test'),
                               ('contact@ch.mssante.test', 'ORG', null, :hospital, false, 'test')""")
                .param("doctor", cast.firstDoctor().id())
                .param("hospital", cast.hospital().number())
                .update();
        var doctor = of(search("Practitioner?mailbox-mss:contains=medecin.mssante.test"), Practitioner.class)
                .getFirst();
        assertThat(doctor.getTelecom())
                .singleElement()
                .satisfies(it -> assertThat(it.getValue()).isEqualTo("claire.vasseur@medecin.mssante.test"));
        assertThat(search("Organization?mailbox-mss=contact@ch").getEntry()).hasSize(1);
        assertThat(search("Practitioner?mailbox-mss=secret").getEntry()).isEmpty();
    }

    @Test
    void an_unknown_parameter_is_named_unless_the_caller_is_lenient() {
        assertThat(status("Practitioner?shoe-size=43")).isGreaterThanOrEqualTo(400);
        var lenient = RestClient.create()
                .get()
                .uri(URI.create("http://localhost:" + port + "/fhir/Practitioner?shoe-size=43"))
                .header("Prefer", "handling=lenient")
                .exchange((_, response) -> response.getStatusCode().value());
        assertThat(lenient).isEqualTo(200);
    }

    @Test
    void a_search_may_be_posted_and_answered_in_xml() {
        var posted = RestClient.create()
                .post()
                .uri(URI.create("http://localhost:" + port + "/fhir/Practitioner/_search"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.valueOf("application/fhir+xml"))
                .body("family=vasseur")
                .retrieve()
                .body(String.class);
        var bundle = CONTEXT.newXmlParser().parseResource(Bundle.class, posted);
        assertThat(of(bundle, Practitioner.class)).isNotEmpty();
    }

    @Test
    void the_history_of_a_professional_and_of_all_is_told() {
        var id = cast.firstDoctor().id();
        jdbc.sql("""
                        insert into directory.past_version (type, id, version, updated_at, deleted, content)
                        select 'Practitioner', id::text, 0, updated_at - interval '1 year', false, to_jsonb(p)
                          from directory.practitioner p where id = :id""").param("id", id).update();
        jdbc.sql("""
                        insert into directory.past_version (type, id, version, updated_at, deleted)
                        values ('PractitionerRole', 'gone', 2, now(), true)""").update();
        assertThat(((Bundle) read("Practitioner/" + id + "/_history")).getEntry())
                .hasSize(2);
        var deletions = (Bundle) read("PractitionerRole/_history?_since=2020-01-01T00:00:00Z&_count=1000");
        assertThat(deletions.getEntry())
                .anySatisfy(it -> assertThat(it.getRequest().getMethod()).isEqualTo(Bundle.HTTPVerb.DELETE));
        jdbc.sql("delete from directory.past_version").update();
    }

    @Test
    void a_code_is_explained() {
        var system = "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";
        var found = (Parameters) read("CodeSystem/$lookup?code=60&system=" + system);
        assertThat(found.getParameter("display").getValue().toString()).isEqualTo("Infirmier");
        var expanded = (ValueSet) read("ValueSet/$expand?filter=ortho&url=" + system);
        assertThat(expanded.getExpansion().getContains())
                .extracting(it -> it.getCode())
                .containsExactlyInAnyOrder("91", "92");
    }

    @Test
    @EnabledIf("theNationalStatementIsHere")
    void whatever_the_national_directory_searches_is_searched_here() throws Exception {
        var ours = (CapabilityStatement) read("metadata");
        var national = CONTEXT.newJsonParser().parseResource(CapabilityStatement.class, Files.readString(NATIONAL));
        for (var theirs : national.getRestFirstRep().getResource()) {
            var mine = ours.getRestFirstRep().getResource().stream()
                    .filter(it -> it.getType().equals(theirs.getType()))
                    .findFirst()
                    .orElseThrow();
            assertThat(mine.getSearchParam())
                    .extracting(CapabilityStatementRestResourceSearchParamComponent::getName)
                    .containsAll(theirs.getSearchParam().stream()
                            .map(CapabilityStatementRestResourceSearchParamComponent::getName)
                            .toList());
            assertThat(mine.getSearchInclude().stream().map(Object::toString).toList())
                    .containsAll(theirs.getSearchInclude().stream()
                            .map(Object::toString)
                            .toList());
            assertThat(mine.getSearchRevInclude().stream().map(Object::toString).toList())
                    .containsAll(theirs.getSearchRevInclude().stream()
                            .map(Object::toString)
                            .toList());
        }
    }

    @Test
    void the_history_of_a_type_is_walked_to_its_end() {
        var seen = new java.util.HashSet<String>();
        var page = (Bundle) read("Practitioner/_history?_since=2020-01-01T00:00:00Z&_count=50");
        for (var pages = 1; ; pages++) {
            page.getEntry()
                    .forEach(it -> assertThat(seen.add(it.getFullUrl()
                                    + it.getRequest().getMethod()
                                    + it.getResponse().getEtag()))
                            .isTrue());
            assertThat(page.hasTotal()).isFalse();
            if (page.getLink("next") == null) {
                assertThat(pages).isGreaterThan(3);
                break;
            }
            page = follow(page, "next");
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(count("Practitioner?active:missing=false"));
        assertThat(status("Practitioner/_history?_cursor=nonsense")).isEqualTo(400);
        assertThat(status("Practitioner/_history?_since=yesterday")).isEqualTo(400);
    }

    @Test
    void those_enrolled_by_their_employer_are_found_by_their_role() {
        enrolling.take(
                new Caller.Software("h", "H", new FinessNumber(cast.hospital().number()), Set.of()),
                "numero;role;nom;prenom;email;debut;fin\nAS-7;Aide-soignant;Le Bihan;Awa;;2026-01-01;\n");
        var found = search("PractitionerRole?role=AIDE_SOIGNANT&organization="
                + cast.hospital().number() + "&_include=PractitionerRole:practitioner");
        assertThat(of(found, Practitioner.class))
                .extracting(it -> it.getNameFirstRep().getFamily())
                .contains("Le Bihan");
        assertThat(search("Practitioner?qualification-code=AIDE_SOIGNANT&family=Le+Bihan")
                        .getEntry())
                .hasSize(1);
    }

    @Test
    void offers_come_with_their_structure_and_are_asked_about_through_it() {
        var site = cast.hospital().finess().value();
        var with = search("Organization?_id=" + site + "&_revinclude=HealthcareService:organization");
        assertThat(of(with, Organization.class)).hasSize(1);
        var offers = of(with, HealthcareService.class);
        assertThat(offers).isNotEmpty();
        assertThat(of(search("HealthcareService?_count=200&organization=" + site), HealthcareService.class))
                .extracting(it -> it.getIdPart())
                .containsAll(offers.stream().map(it -> it.getIdPart()).toList());
        var field = offers.getFirst().getTypeFirstRep().getCodingFirstRep().getCode();
        assertThat(ids(search("Organization?_has:HealthcareService:organization:service-type=" + field)))
                .contains(BASE + "/Organization/" + site);
        assertThat(count("HealthcareService?active=true"))
                .isEqualTo(count("HealthcareService?data-information-system=ROR"));
        assertThat(count("HealthcareService?_lastUpdated=lt2001-01-01")).isZero();
        assertThat(count("HealthcareService?data-information-system=FINESS")).isZero();
    }

    @Test
    void every_reference_leads_to_a_resource() {
        var read = 0;
        var centre = jdbc.sql("select structure from directory.agenda where rpps is null limit 1")
                .query(String.class)
                .single();
        for (var query : List.of(
                "HealthcareService?_include=HealthcareService:organization&_count=200",
                "Location?_count=50",
                "Schedule?_include=Schedule:actor:Location&actor:Location.organization.identifier=urn:oid:1.2.250.1.71.4.2.2%7C"
                        + centre)) {
            for (var entry : search(query).getEntry()) {
                var references = entry.getResource() instanceof HealthcareService it
                        ? List.of(it.getProvidedBy())
                        : entry.getResource() instanceof Location it
                                ? List.of(it.getManagingOrganization())
                                : entry.getResource() instanceof Schedule it ? it.getActor() : List.<Reference>of();
                for (var reference : references) {
                    assertThat(status(reference.getReference()))
                            .as(entry.getFullUrl() + " " + reference.getReference())
                            .isEqualTo(200);
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(20);
    }

    static boolean theNationalStatementIsHere() {
        return Files.exists(NATIONAL);
    }

    private int count(String query) {
        return search(query + "&_summary=count").getTotal();
    }

    private Bundle follow(Bundle page, String relation) {
        return search(page.getLink(relation).getUrl().substring(BASE.length() + 1));
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream().map(it -> it.getFullUrl()).toList();
    }

    private static <T extends Resource> List<T> of(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(it -> it.getResource())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
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
}
