package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import fr.socle.directory.beds.BedBoard;
import fr.socle.directory.beds.CapacityRow;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.beds.Closing;
import fr.socle.directory.beds.Closings;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class BedsTest {

    private static final String CAPACITY =
            "Location.extension('https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/ror-location-supported-capacity')";
    private static final String STATUS =
            "https://mos.esante.gouv.fr/NOS/TRE_R330-TypeStatutCapacite/FHIR/TRE-R330-TypeStatutCapacite";

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    BedBoard board;

    @Autowired
    CarePlaces places;

    @Autowired
    Closings closings;

    @Value("${local.server.port}")
    int port;

    private FhirCalls fhir;
    private FhirCalls hospital;

    @BeforeEach
    void there_is_a_hospital() {
        sandbox.ensure(42);
        fhir = new FhirCalls(port, Map.of());
        hospital = fhir.as("software:" + sandbox.cast().hospital().finess());
    }

    @Test
    void a_hospital_pushes_its_beds_and_the_board_shows_them() {
        var before = location("99-chir");
        var answer = hospital.with("If-Match", "W/\"" + before.getMeta().getVersionId() + "\"")
                .patch("Location/99-chir", replace(row("02", 1), new IntegerType(9)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers()).containsKey("ETag");
        assertThat(board.of("99"))
                .filteredOn(it -> it.place().equals("99-chir"))
                .singleElement()
                .satisfies(it -> assertThat(it.men()).isEqualTo(9))
                .satisfies(it -> assertThat(it.version()).isEqualTo(version(before) + 1));
        assertThat(board.history("99-chir").getFirst().available()).isEqualTo(9 + 3);
    }

    @Test
    void nobody_counts_the_beds_of_another_nor_over_somebody_else() {
        var patch = replace(row("02", 0), new IntegerType(1));
        var other = fhir.as("software:" + sandbox.cast().laboratory().finess());
        assertThat(other.with("If-Match", "W/\"1\"")
                        .patch("Location/99-ortho", patch)
                        .status())
                .isEqualTo(403);
        assertThat(hospital.patch("Location/99-ortho", patch).status()).isEqualTo(400);
        assertThat(hospital.with("If-Match", "W/\"77\"")
                        .patch("Location/99-ortho", patch)
                        .status())
                .isEqualTo(412);
        assertThat(hospital.with("If-Match", "W/\"1\"")
                        .patch("Location/99-nowhere", patch)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_is_no_number_of_beds_is_refused() {
        var current = hospital.with(
                "If-Match", "W/\"" + location("99-pneumo").getMeta().getVersionId() + "\"");
        for (var patch : List.of(
                replace(row("02", 0), new IntegerType(-1)),
                replace(row("02", 0), new StringType("many")),
                replace(row("02", 7), new IntegerType(1)),
                replace("Location.name", new StringType("Other")),
                replace("Location.extension.where(url='nowhere').value", new IntegerType(1)),
                new Parameters())) {
            assertThat(current.patch("Location/99-pneumo", patch).status()).isEqualTo(422);
        }
    }

    @Test
    void a_row_is_added_and_taken_away() {
        var add = new Parameters();
        var operation = add.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("add"));
        operation.addPart().setName("path").setValue(new StringType("Location"));
        operation.addPart().setName("name").setValue(new StringType("extension"));
        var value = operation.addPart().setName("value");
        part(value, "capacityType", new CodeType("01"));
        part(value, "capacityStatus", new CodeType("04"));
        part(value, "temporalityCapacity", new CodeType("01"));
        part(value, "nbCapacity", new IntegerType(2));
        var version = location("99-geria").getMeta().getVersionId();
        assertThat(hospital.with("If-Match", "W/\"" + version + "\"")
                        .patch("Location/99-geria", add)
                        .status())
                .isEqualTo(200);
        assertThat(places.require("99-geria").total(CapacityRow.RESERVED)).isEqualTo(2);
        var delete = new Parameters();
        operation = delete.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("delete"));
        operation
                .addPart()
                .setName("path")
                .setValue(new StringType(CAPACITY + ".where(extension('capacityStatus').value.coding.code='04')"));
        version = location("99-geria").getMeta().getVersionId();
        assertThat(hospital.with("If-Match", "W/\"" + version + "\"")
                        .patch("Location/99-geria", delete)
                        .status())
                .isEqualTo(200);
        assertThat(places.require("99-geria").total(CapacityRow.RESERVED)).isZero();
    }

    @Test
    void conditions_on_beds_hold_inside_one_row() {
        // "med2" has no available bed, and 28 installed ones: apart, the two conditions would both be met
        assertThat(ids(fhir.search("Location?organization="
                        + sandbox.cast().hospital().finess() + "&capacity-status=02&nb-capacity=gt0")))
                .contains("99-med1")
                .doesNotContain("99-med2");
        assertThat(ids(fhir.search(
                        "Location?capacity=" + STATUS + "%7C02$gt0&gender-capacity-available=01&_count=500")))
                .contains("99-med1")
                .doesNotContain("99-med2", "99-geria"); // one bed, for a man
        assertThat(ids(fhir.search("Location?capacity-status=02&nb-capacity=gt9999")))
                .isEmpty();
    }

    @Test
    void an_offer_is_found_by_its_activity_near_a_town_and_by_its_free_beds_with_place_and_structure() {
        var town = sandbox.cast().hospital().address().commune();
        var bundle = fhir.search("HealthcareService?specialty=110&location.near-insee-code=" + town
                + "%7C15%7Ckm&location.capacity-status=02&location.nb-capacity=gt0"
                + "&_include=HealthcareService:location&_include=HealthcareService:organization");
        assertThat(bundle.getTotal()).isEqualTo(1);
        assertThat(bundle.getEntry().stream().map(it -> it.getResource().fhirType()))
                .containsExactly("HealthcareService", "Location", "Organization");
        assertThat(fhir.search("HealthcareService?location.near=46.85%7C20.0%7C10%7Ckm")
                        .getEntry())
                .isEmpty();
    }

    @Test
    void citizens_see_neither_beds_nor_sensitive_units() {
        var citizen = fhir.as("citizen:6f1f7c6e-0000-4000-8000-000000000001");
        assertThat(((Location) citizen.get("Location/99-med1").resource()).getExtension())
                .noneMatch(it -> it.getUrl().endsWith("supported-capacity"));
        assertThat(citizen.get("HealthcareService/99-offre-usmp").status()).isEqualTo(404);
        assertThat(fhir.get("HealthcareService/99-offre-usmp").status()).isEqualTo(200);
        var restricted = (HealthcareService)
                citizen.get("HealthcareService/99-offre-med1").resource();
        assertThat(restricted.getTelecom()).isEmpty();
    }

    @Test
    void closing_goes_down_empties_the_beds_and_is_wiped_out_by_reopening() {
        var by = new Caller.Software(
                "hospital",
                "Hospital",
                new FinessNumber(sandbox.cast().hospital().number()),
                Set.of());
        var closing = new Closing(Closing.TEMPORARY, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-12-01"));
        closings.ofUnit(by, "99-pole-mere-enfant", closing);
        for (var ward : List.of("99-mater", "99-neo", "99-pedia")) {
            assertThat(places.require(ward).closing()).isEqualTo(closing);
            assertThat(places.require(ward).total(CapacityRow.AVAILABLE)).isZero();
        }
        assertThat(((HealthcareService)
                                fhir.get("HealthcareService/99-offre-mater").resource())
                        .getActive())
                .isFalse();
        var version = location("99-mater").getMeta().getVersionId();
        assertThat(hospital.with("If-Match", "W/\"" + version + "\"")
                        .patch("Location/99-mater", replace(row("02", 0), new IntegerType(1)))
                        .status())
                .isEqualTo(422);
        closings.ofUnit(by, "99-pole-mere-enfant", null);
        assertThat(places.require("99-mater").closing()).isNull();
        var stranger = new Caller.Software("other", "Other", null, Set.of());
        assertThatThrownBy(() -> closings.ofUnit(stranger, "99-pole-mere-enfant", closing))
                .isInstanceOf(Refused.class);
    }

    @Test
    void what_nobody_counted_for_a_day_is_marked_and_comes_last() {
        var lines = board.of("99");
        assertThat(lines).anyMatch(BedBoard.Line::stale).anyMatch(it -> !it.stale());
        var firstStale = lines.stream()
                .filter(BedBoard.Line::stale)
                .findFirst()
                .map(lines::indexOf)
                .orElseThrow();
        assertThat(lines.subList(firstStale, lines.size())).allMatch(BedBoard.Line::stale);
    }

    @Test
    void unknown_parameters_and_unreadable_values_are_refused() {
        for (var query : List.of(
                "Location?colour=blue",
                "Location?nb-capacity=many",
                "Location?near=here",
                "Location?near-insee-code=99999%7C5%7Ckm",
                "HealthcareService?location.colour=blue",
                "HealthcareService?age=old",
                "HealthcareService/none",
                "Location/none")) {
            assertThat(fhir.get(query).status()).as(query).isBetween(400, 499);
        }
    }

    private Location location(String id) {
        return (Location) fhir.get("Location/" + id).resource();
    }

    private static int version(Location location) {
        return Integer.parseInt(location.getMeta().getVersionId());
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .map(Resource::getIdPart)
                .toList();
    }

    private static String row(String status, int index) {
        return CAPACITY + ".where(extension('capacityStatus').value.coding.code='" + status + "')[" + index
                + "].extension('nbCapacity').value";
    }

    private static Parameters replace(String path, Type value) {
        var patch = new Parameters();
        var operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("replace"));
        operation.addPart().setName("path").setValue(new StringType(path));
        operation.addPart().setName("value").setValue(value);
        return patch;
    }

    private static void part(Parameters.ParametersParameterComponent of, String url, Type value) {
        var extension = of.addPart().setName("extension");
        extension.addPart().setName("url").setValue(new StringType(url));
        extension.addPart().setName("value").setValue(value);
    }
}
