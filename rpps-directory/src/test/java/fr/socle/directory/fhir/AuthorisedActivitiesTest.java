package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
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

/// Care activities and social equipment of FINESS+, from the file to the answer. The names in the file are those the
/// settings look for; the published schema leaves them open.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuthorisedActivitiesTest {

    private static final String CARE = """
            {"natureAASA": {"caracteristiquesGeneriques": {"activiteAeId": "ae1", "etatObjet": "%s",
               "numeroAutorisationArhgos": "93-25-2001", "dateDebutActiviteAutorisee": "2024-01-02",
               "dateFinActiviteAutorisee": "2031-01-01", "egeId": "e1"},
             "caracteristiquesSpecifiquesASA": {"activite": {"code": "01"}, "modalite": {"code": "11"},
               "forme": [{"code": "01"}, {"code": "02"}]}}}""";
    private static final String SOCIAL = """
            {"natureASOCR": {"caracteristiquesGeneriques": {"activiteAeId": "ae2", "etatObjet": "A", "egeId": "e1",
               "dateDebutActiviteAutorisee": "2020-05-01"},
             "caracteristiquesSpecifiquesASOCR": {"activiteSocialeRegulee": "924", "modeFonctionnement": "11",
               "clientele": {"code": "711"}, "ageMin": "60"},
             "capacite": [{"statutCapacite": {"code": "09"}, "nombre": 80}, {"statutCapacite": "08", "nombre": 72}]}}""";

    @TempDir
    Path directory;

    @Autowired
    Map<String, ImportSource> sources;

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    private FhirCalls fhir;
    private String site;

    @BeforeEach
    void the_sandbox_is_filled() throws IOException {
        sandbox.ensure(42);
        fhir = new FhirCalls(port, Map.of());
        site = sandbox.cast().hospital().finess().value();
        load(CARE.formatted("A"), SOCIAL);
    }

    @AfterEach
    void nothing_is_left() {
        jdbc.sql("truncate directory.authorised_activity").update();
        jdbc.sql("delete from directory.past_version where type = 'HealthcareService'")
                .update();
    }

    @Test
    void a_care_activity_is_found_by_what_it_is_and_where() {
        for (var query : List.of(
                "service-type=01&service-category=11&characteristic=02",
                "identifier=https://arhgos.ars.sante.fr%7C93-25-2001",
                "data-information-system=FINESS&service-type=01&organization=" + site)) {
            assertThat(offers(query)).as(query).singleElement().satisfies(it -> {
                assertThat(it.getIdentifierFirstRep().getValue()).isEqualTo("93-25-2001");
                assertThat(it.getTypeFirstRep().getCodingFirstRep().getCode()).isEqualTo("01");
                assertThat(it.getCategoryFirstRep().getCodingFirstRep().getCode())
                        .isEqualTo("11");
                assertThat(it.getCharacteristic()).hasSize(2);
                assertThat(it.getProvidedBy().getReference()).isEqualTo("Organization/" + site);
            });
        }
    }

    @Test
    void social_equipment_says_its_places_and_for_whom() {
        var it = offers("service-type=924&patient-type=711").getFirst();
        assertThat(it.getIdentifier()).isEmpty();
        assertThat(it.getEligibilityFirstRep().getCode().getCodingFirstRep().getCode())
                .isEqualTo("711");
        var capacity = it.getExtensionByUrl(Systems.ANNUAIRE + "as-ext-supported-capacity");
        assertThat(((IntegerType)
                                capacity.getExtensionByUrl("capacityAvailable").getValue())
                        .getValue())
                .isEqualTo(80);
        assertThat(((IntegerType)
                                capacity.getExtensionByUrl("installedCapacity").getValue())
                        .getValue())
                .isEqualTo(72);
        assertThat(it.getExtensionByUrl(Systems.ANNUAIRE + "as-ext-patient-type"))
                .isNotNull();
    }

    @Test
    void an_establishment_brings_them_along_and_is_found_by_them() {
        var along = fhir.search("Organization?_id=" + site + "&_revinclude=HealthcareService:organization");
        assertThat(along.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .map(Resource::getIdPart))
                .contains("as-93-25-2001", "es-ae2");
        assertThat(fhir.search("Organization?_has:HealthcareService:organization:service-type=924")
                        .getEntry())
                .extracting(it -> it.getResource().getIdPart())
                .containsExactly(site);
    }

    @Test
    void the_establishment_that_gives_an_offer_comes_along() {
        var found = fhir.search("HealthcareService?service-type=924&_include=HealthcareService:organization");
        assertThat(found.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .map(it -> it.fhirType() + "/" + it.getIdPart()))
                .containsExactly("HealthcareService/es-ae2", "Organization/" + site);
    }

    @Test
    void what_has_ended_says_its_number_only_and_what_is_gone_is_told() throws IOException {
        load(CARE.formatted("I"), SOCIAL);
        var ended =
                (HealthcareService) fhir.get("HealthcareService/as-93-25-2001").resource();
        assertThat(ended.getActive()).isFalse();
        assertThat(ended.getType()).isEmpty();
        assertThat(ended.getMeta().getVersionId()).isEqualTo("2");
        assertThat(offers("data-information-system=FINESS&active=true")).hasSize(1);
        load(CARE.formatted("I"), SOCIAL);
        assertThat(((HealthcareService)
                                fhir.get("HealthcareService/as-93-25-2001").resource())
                        .getMeta()
                        .getVersionId())
                .as("loaded again, unchanged")
                .isEqualTo("2");
    }

    @Test
    void not_and_missing_part_both_kinds_of_offers() {
        var all = fhir.search("HealthcareService?_total=accurate").getTotal();
        for (var one : List.of("service-type:not=924", "service-type=924", "name:missing=true", "name:missing=false")) {
            assertThat(fhir.search("HealthcareService?_total=accurate&" + one).getTotal())
                    .as(one)
                    .isPositive()
                    .isLessThan(all);
        }
    }

    @Test
    @EnabledIf("fr.socle.directory.fhir.NationalGuides#areThere")
    void both_keep_to_the_national_profiles() throws IOException {
        var answers = new TreeMap<String, String>();
        NationalGuides.add(fhir.search("HealthcareService?data-information-system=FINESS"), answers);
        load(CARE.formatted("I"), SOCIAL);
        answers.put("ended", fhir.get("HealthcareService/as-93-25-2001").body());
        assertThat(answers).hasSize(3);
        assertThat(NationalGuides.faults(answers, NationalGuides.annuaire())).isEmpty();
    }

    private List<HealthcareService> offers(String query) {
        Bundle found = fhir.search("HealthcareService?" + query);
        return found.getEntry().stream()
                .map(it -> (HealthcareService) it.getResource())
                .toList();
    }

    private void load(String... activities) throws IOException {
        var file = Files.writeString(
                directory.resolve("activites.json"), """
                {"generatedAt": "2026-11-01", "pmej": [{"numeroFiness": "990000507", "pmSmsseId": "p",
                  "activitesAutorisees": [],
                  "ege": [{"egeId": "e1", "numFinessEge": "%s", "activitesExercees": [%s]}]}]}""".formatted(site, String.join(",", activities)));
        sources.get("finess-plus-activities").load(new ImportFile(file, "activites.json"), new Silent());
    }

    private static final class Silent implements ImportProgress {

        @Override
        public void read(long rows, double fraction) {
            // nobody watches
        }

        @Override
        public void accepted(long rows) {
            // the answers tell
        }

        @Override
        public void rejected(long line, String code, String message) {
            throw new AssertionError(line + " " + code + " " + message);
        }
    }
}
