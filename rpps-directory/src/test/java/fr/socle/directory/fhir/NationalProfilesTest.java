package fr.socle.directory.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.FhirValidation;
import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/// What we answer and what the guides give as examples, against the packages of the national directory and of the SAS.
/// Codes of value sets that are in neither package are not checked, nor is what FR Core asks for
/// ([BorrowedDefinitions]).
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "socle.test.own-database=true")
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@EnabledIf("guidesAreThere")
@DisplayNameGeneration(ReplaceUnderscores.class)
class NationalProfilesTest {

    private static final Path GUIDES = Stream.of("../../shared", "../shared")
            .map(it -> Path.of(it, "data/directory"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("none"));
    private static final Path ANNUAIRE = GUIDES.resolve("ig-annuaire/package.tgz");
    private static final Path SAS = GUIDES.resolve("ig-sas/package.tgz");

    /// Examples of restricted data, which we never hold, that do not keep to their own package: two persons that claim
    /// another version of their profile, two professionals with a language outside the value set of R4.
    private static final Set<String> FAULTY = Set.of(
            "Person-pp16dr-person.json",
            "Person-pp19dr-person.json",
            "Practitioner-334081.json",
            "Practitioner-3719500.json");

    private static FhirValidation annuaire;
    private static FhirValidation sas;

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    private FhirCalls calls;

    static boolean guidesAreThere() {
        return Files.exists(ANNUAIRE) && Files.exists(SAS);
    }

    @BeforeAll
    static void the_guides_are_read(@TempDir Path annuaireBorrows, @TempDir Path sasBorrows) throws IOException {
        annuaire = FhirValidation.with(ANNUAIRE, BorrowedDefinitions.of(ANNUAIRE, annuaireBorrows));
        sas = FhirValidation.with(SAS, BorrowedDefinitions.of(SAS, sasBorrows));
    }

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
        assertThat(faults(examples(ANNUAIRE), annuaire)).containsOnlyKeys(FAULTY);
    }

    @Test
    void the_examples_of_the_appointments_keep_to_it() throws IOException {
        assertThat(faults(examples(SAS), sas)).isEmpty();
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
        assertThat(faults(answers, annuaire)).isEmpty();
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
    void what_we_say_of_slots_keeps_to_the_profiles_of_the_appointments() {
        var doctor = sandbox.cast().firstDoctor().nationalId();
        var period = "&start=ge2026-03-02T09:00:00.000+01:00&start=le2026-03-12T23:59:59.999+01:00";
        var answers = new TreeMap<String, String>();
        var slots =
                "Slot?_include=Slot:schedule&_include:iterate=Schedule:actor&status=free&schedule.actor:Practitioner.identifier=urn:oid:1.2.250.1.71.4.2.1%7C"
                        + doctor + period;
        var centre = jdbc.sql("select structure from directory.agenda where rpps is null limit 1")
                .query(String.class)
                .single();
        var centres =
                "Schedule?_revinclude=Slot:schedule&_include=Schedule:actor:Location&_include:iterate=Location:organization"
                        + period.replace("&start", "&_has:Slot:schedule:start")
                        + "&_has:Slot:schedule:status=free&actor:Location.organization.identifier=urn:oid:1.2.250.1.71.4.2.2%7C"
                        + centre;
        for (var query : List.of(slots, slots + "&_include=Slot:service-type-reference", centres)) {
            var found = calls.search(query);
            assertThat(found.getEntry()).as(query).isNotEmpty();
            answers.put(query, FhirCalls.CONTEXT.newJsonParser().encodeResourceToString(found));
            add(found, answers);
        }
        assertThat(faults(answers, sas)).isEmpty();
    }

    @Test
    void offers_and_beds_are_sound_resources_of_r4() {
        var answers = new TreeMap<String, String>();
        add(calls.search("HealthcareService?_include=HealthcareService:organization"), answers);
        add(calls.search("Location"), answers);
        assertThat(answers).isNotEmpty();
        assertThat(faults(answers, annuaire)).isEmpty();
    }

    private static void add(Bundle found, Map<String, String> into) {
        found.getEntry()
                .forEach(it -> into.put(
                        it.getResource().fhirType() + "/" + it.getResource().getIdPart(),
                        FhirCalls.CONTEXT.newJsonParser().encodeResourceToString(it.getResource())));
    }

    private static Map<String, List<String>> faults(Map<String, String> resources, FhirValidation validation) {
        var faults = new TreeMap<String, List<String>>();
        resources.forEach((name, text) -> {
            var errors = validation.errors(text);
            if (!errors.isEmpty()) {
                faults.put(name, errors);
            }
        });
        return faults;
    }

    private static Map<String, String> examples(Path guide) throws IOException {
        var examples = new TreeMap<String, String>();
        try (var stream = Files.newInputStream(guide)) {
            var folder = NpmPackage.fromPackage(stream).getFolders().get("example");
            for (var name : folder.listFiles()) {
                if (name.matches("[A-Z].*\\.json")) {
                    examples.put(name, new String(folder.fetchFile(name), UTF_8));
                }
            }
        }
        return examples;
    }
}
