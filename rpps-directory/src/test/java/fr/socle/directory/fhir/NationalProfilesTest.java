package fr.socle.directory.fhir;

import static fr.socle.directory.fhir.NationalGuides.add;
import static fr.socle.directory.fhir.NationalGuides.annuaire;
import static fr.socle.directory.fhir.NationalGuides.examples;
import static fr.socle.directory.fhir.NationalGuides.faults;
import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/// What we answer, and what the guide gives as examples, against the package of the national directory.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "socle.test.own-database=true")
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@EnabledIf("fr.socle.directory.fhir.NationalGuides#areThere")
@DisplayNameGeneration(ReplaceUnderscores.class)
class NationalProfilesTest {

    /// Examples of restricted data, which we never hold, that do not keep to their own package: two persons that claim
    /// another version of their profile, two professionals with a language outside the value set of R4.
    private static final Set<String> FAULTY = Set.of(
            "Person-pp16dr-person.json",
            "Person-pp19dr-person.json",
            "Practitioner-334081.json",
            "Practitioner-3719500.json");

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    private FhirCalls calls;

    @BeforeEach
    void what_is_invented_passes_for_national() {
        sandbox.ensure(42);
        calls = new FhirCalls(port, Map.of());
        for (var table : List.of("practitioner", "practice_situation", "structure")) {
            jdbc.sql("update directory." + table + " set source = 'rpps'").update();
        }
        jdbc.sql("update directory.establishment set source = 'finess'").update();
        jdbc.sql("update directory.practitioner set degrees = array['DE|DE28'], authorisations = array['1|5']"
                        + " where profession = '10'")
                .update();
        jdbc.sql("""
                        insert into directory.legal_entity (
                            finess, name, siren, legal_status, active, source, sort_key, town, postal_code, commune)
                        values ('990000507', 'Association des Lacs', '123456782', '60', true, 'finess-plus', 'A', 'Lac',
                                '99100', '99101'),
                               ('990000515', 'Fermée', null, null, false, 'finess-plus', 'F', null, null, null)
                        on conflict do nothing""").update();
        jdbc.sql("""
                        insert into directory.device (id, organization, type, active, authorised_on, source)
                        values ('93-25-1001', :site, '06201', true, '2024-05-02', 'finess-plus'),
                               ('93-25-1002', :site, '06201', false, null, 'finess-plus')
                        on conflict do nothing""").param("site", sandbox.cast().hospital().finess().value()).update();
        var doctor = sandbox.cast().firstDoctor();
        jdbc.sql("""
                        insert into directory.mailbox (address, kind, practitioner, organization, description, source)
                        values ('a@lac.mssante.test', 'PER', :person, null, null, 'operator'),
                               ('b@lac.mssante.test', 'PER', :person, :site, 'Cabinet', 'operator'),
                               ('c@lac.mssante.test', 'ORG', null, :site, 'Accueil', 'operator')
                        on conflict do nothing""")
                .param("person", doctor.id())
                .param("site", sandbox.cast().hospital().finess().value())
                .update();
        jdbc.sql("update directory.practitioner set active = false where rpps = (select max(rpps) from"
                        + " directory.practitioner)")
                .update();
    }

    @Test
    void the_examples_of_the_national_directory_keep_to_it() throws IOException {
        assertThat(faults(examples(NationalGuides.ANNUAIRE), annuaire())).containsOnlyKeys(FAULTY);
    }

    @Test
    void what_we_say_of_professionals_places_and_equipment_keeps_to_the_national_profiles() {
        var answers = new TreeMap<String, String>();
        for (var query : List.of(
                "Practitioner?_count=40",
                "Practitioner?active=false",
                "Practitioner?mailbox-mss=a@lac.mssante.test",
                "PractitionerRole?_count=40",
                "PractitionerRole?role=60&_count=10",
                "PractitionerRole?mailbox-mss=b@lac.mssante.test",
                "Organization?_count=60",
                "Organization?type=LEGAL-ENTITY",
                "Organization?mailbox-mss=c@lac.mssante.test",
                "Device")) {
            var found = calls.search(query);
            assertThat(found.getEntry()).as(query).isNotEmpty();
            add(found, answers);
        }
        assertThat(answers.keySet().stream().map(it -> it.replaceFirst("/.*", "")))
                .contains("Practitioner", "PractitionerRole", "Organization", "Device");
        assertThat(faults(answers, annuaire())).isEmpty();
    }

    @Test
    void what_comes_from_the_registers_claims_their_profiles() {
        for (var query : List.of(
                "Practitioner?_count=40",
                "PractitionerRole?role=60&_count=10",
                "Organization?_count=60",
                "Organization?type=LEGAL-ENTITY",
                "Device")) {
            assertThat(calls.search(query).getEntry())
                    .extracting(BundleEntryComponent::getResource)
                    .extracting(Resource::getMeta)
                    .extracting(Meta::getProfile)
                    .as(query)
                    .allSatisfy(it -> assertThat(it)
                            .extracting(PrimitiveType::getValueAsString)
                            .anyMatch(one -> one.contains("/annuaire/StructureDefinition/as-dp-")));
        }
    }

    @Test
    void offers_and_beds_are_sound_resources_of_r4() {
        var answers = new TreeMap<String, String>();
        add(calls.search("HealthcareService?_include=HealthcareService:organization"), answers);
        add(calls.search("Location"), answers);
        assertThat(answers).isNotEmpty();
        assertThat(faults(answers, annuaire())).isEmpty();
    }
}
