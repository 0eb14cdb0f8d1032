package fr.socle.directory.offer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.beds.BedReporting;
import fr.socle.directory.beds.CapacityRow;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.fhir.export.Departures;
import fr.socle.directory.offer.Offers;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
@ActiveProfiles("sandbox")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RorImportTest {

    private static final String SITE = "990000507";

    @Autowired
    RorImport ror;

    @Autowired
    CarePlaces places;

    @Autowired
    Offers offers;

    @Autowired
    BedReporting reporting;

    @Autowired
    Departures departures;

    @TempDir
    Path folder;

    @Test
    @Order(1)
    void structures_places_and_offers_are_read_with_what_they_hang_on() throws IOException {
        var progress = load(unit(), place(3), offer("28"));
        assertThat(progress.rejected).isEmpty();
        assertThat(offers.find("98-o1").orElseThrow().finess()).isEqualTo(SITE);
        assertThat(places.require("98-p1").total(CapacityRow.AVAILABLE)).isEqualTo(3);
        assertThat(offers.unit("98-u1").orElseThrow().name()).isEqualTo("Pôle A");
    }

    @Test
    @Order(2)
    void beds_a_hospital_counted_later_stay_as_it_counted_them() throws IOException {
        var hospital = new Caller.Software("h", "h", new FinessNumber(SITE), Set.of());
        var now = Instant.parse("2026-03-02T09:00:00Z");
        reporting.report(
                hospital,
                "98-p1",
                places.require("98-p1").version(),
                List.of(CapacityRow.beds(CapacityRow.AVAILABLE, null, 8, now)));
        load(unit(), place(3), offer("28"));
        assertThat(places.require("98-p1").total(CapacityRow.AVAILABLE)).isEqualTo(8);
    }

    @Test
    @Order(3)
    void a_bundle_is_read_as_well_and_a_closing_goes_down() throws IOException {
        var closed = unit().replace("\"name\"", """
                "extension":[{"url":"x/ror-closing-type","valueCode":"temporary"},
                {"url":"x/ror-closing-date","valueDate":"2026-01-01"}],"name\"""".replace("\n", ""));
        load("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + closed + "},{\"resource\":" + place(3)
                + "},\n{\"resource\":" + offer("28") + "}]}");
        assertThat(places.require("98-p1").closing()).isNotNull();
        assertThat(places.require("98-p1").total(CapacityRow.AVAILABLE)).isZero();
        load(unit(), closed(place(5), "definitive"), offer("28"));
        assertThat(places.require("98-p1").total(CapacityRow.AVAILABLE))
                .as("the place itself is closed (RG_EXP_047)")
                .isZero();
    }

    @Test
    @Order(4)
    void what_lacks_something_or_hangs_on_nothing_is_left_out_and_reported() throws IOException {
        var progress = load(
                unit(),
                place(3),
                offer("28"),
                place(3),
                place(3).replace("98/p1", "98/p2").replace("Organization/98-u1", "Organization/none"),
                offer("28").replace("98/o1", "98/o2").replace("\"name\"", "\"title\""),
                place(-1).replace("98/p1", "98/p3"),
                "{\"resourceType\":\"Patient\"}",
                closed(place(3), "for lunch").replace("98/p1", "98/p4"));
        assertThat(progress.rejected)
                .containsExactlyInAnyOrder(
                        "4 directory.ror-twice",
                        "5 directory.ror-orphan",
                        "6 directory.ror-incomplete",
                        "7 directory.ror-incomplete",
                        "8 directory.ror-other-resource",
                        "9 directory.ror-incomplete");
    }

    @Test
    @Order(5)
    void an_offer_that_changes_its_care_mode_is_refused() throws IOException {
        assertThat(load(unit(), place(3), offer("29")).rejected).containsExactly("3 directory.ror-other-nature");
    }

    @Test
    @Order(6)
    void files_that_are_cut_empty_or_shrunken_change_nothing() throws IOException {
        load(unit(), place(3), offer("28"));
        assertRefused("import.truncated", unit() + "\n" + place(3).substring(0, 60));
        assertRefused("import.empty", "");
        assertRefused("import.shrunk", unit());
        assertThat(offers.find("98-o1")).isPresent();
    }

    @Test
    @Order(7)
    void what_is_no_longer_there_is_told_and_a_place_that_comes_back_goes_on_from_there() throws IOException {
        var others = IntStream.range(10, 60)
                .mapToObj(it -> place(1).replace("98/p1", "98/p" + it))
                .toList();
        var before = Instant.parse("2026-03-01T09:00:00Z");
        load(Stream.concat(Stream.of(unit(), place(3), offer("28")), others.stream())
                .toArray(String[]::new));
        var version = places.require("98-p1").version();
        load(Stream.concat(Stream.of(unit()), others.stream()).toArray(String[]::new));
        assertThat(departures.of("Location", "directory.ror_place", "id", before, null, 10))
                .contains("98-p1");
        assertThat(departures.of("HealthcareService", "directory.offer", "id", before, null, 10))
                .contains("98-o1");
        load(Stream.concat(Stream.of(unit(), place(3), offer("28")), others.stream())
                .toArray(String[]::new));
        assertThat(places.require("98-p1").version()).isGreaterThan(version + 1);
        assertThat(departures.of("Location", "directory.ror_place", "id", before, null, 10))
                .doesNotContain("98-p1");
    }

    private void assertRefused(String code, String text) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal().terms().code()).isEqualTo(code));
    }

    private Reported load(String... lines) throws IOException {
        var file = Files.writeString(folder.resolve("ror.ndjson"), String.join("\n", lines));
        var progress = new Reported();
        ror.load(new ImportFile(file, "ror.ndjson"), progress);
        return progress;
    }

    private static String unit() {
        return "{\"resourceType\":\"Organization\",\"identifier\":[{\"value\":\"98/u1\"}],\"name\":\"Pôle A\","
                + "\"partOf\":{\"reference\":\"Organization/" + SITE + "\"}}";
    }

    private static String place(int beds) {
        var row = "{\"url\":\"https://x/ror-location-supported-capacity\",\"extension\":["
                + code("capacityType", "01") + code("capacityStatus", "02") + code("temporalityCapacity", "01")
                + code("capacitySourceType", "01") + code("temporaryAssignement", "01")
                + "{\"url\":\"nbCapacity\",\"valueInteger\":" + beds + "},"
                + "{\"url\":\"capacityUpdateDate\",\"valueDateTime\":\"2026-03-01T09:00:00+01:00\"}]}";
        return "{\"resourceType\":\"Location\",\"identifier\":[{\"value\":\"98/p1\"}],\"name\":\"Étage 1\","
                + "\"managingOrganization\":{\"reference\":\"Organization/98-u1\"},\"extension\":["
                + "{\"url\":\"x/ror-commune-cog\",\"valueCoding\":{\"code\":\"98735\"}}," + row + "]}";
    }

    private static String closed(String place, String type) {
        return place.replace(
                "\"extension\":[{\"url\":\"x/ror-commune",
                "\"extension\":[{\"url\":\"x/ror-closing-type\",\"valueCode\":\"" + type
                        + "\"},{\"url\":\"x/ror-closing-date\",\"valueDate\":\"2026-01-01\"},{\"url\":\"x/ror-commune");
    }

    private static String offer(String mode) {
        return "{\"resourceType\":\"HealthcareService\",\"identifier\":[{\"value\":\"98/o1\"}],\"name\":\"Médecine\","
                + "\"providedBy\":{\"reference\":\"Organization/98-u1\"},\"type\":[{\"coding\":[{\"code\":\"01\"}]}],"
                + "\"specialty\":[{\"coding\":[{\"code\":\"071\"}]}],\"characteristic\":[{\"coding\":[{\"code\":\""
                + mode
                + "\"}]}],\"location\":[{\"reference\":\"Location/98-p1\"}]}";
    }

    private static String code(String url, String code) {
        return "{\"url\":\"" + url + "\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"" + code + "\"}]}},";
    }

    private static final class Reported implements ImportProgress {

        private final List<String> rejected = new ArrayList<>();

        @Override
        public void read(long rows, double fraction) {}

        @Override
        public void accepted(long rows) {}

        @Override
        public void rejected(long line, String code, String message) {
            rejected.add(line + " " + code);
        }
    }
}
