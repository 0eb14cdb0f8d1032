package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import fr.socle.directory.beds.BedBoard;
import fr.socle.directory.beds.CapacityRow;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.beds.Closings;
import java.time.LocalDate;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

/// A ward is closed and reopened by the software of its establishment. The clock of these tests shows 2 March 2026.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClosingsTest {

    private static final String ROR = "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/";
    private static final String AVAILABLE = "Location?_id=%s&capacity-status=02&nb-capacity=gt0";

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    CarePlaces places;

    @Autowired
    Closings closings;

    @Autowired
    BedBoard board;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${local.server.port}")
    int port;

    private FhirCalls fhir;

    @BeforeEach
    void there_is_a_hospital() {
        sandbox.ensure(42);
        fhir = new FhirCalls(port, Map.of())
                .as("software:" + sandbox.cast().hospital().finess());
    }

    @Test
    void a_ward_closed_by_patch_has_no_bed_until_it_is_reopened() {
        assertThat(available("99-ambu")).isOne();

        assertThat(patch("99-ambu", closing("temporary", "2026-03-01", "2026-04-01")))
                .isEqualTo(200);
        assertThat(available("99-ambu")).isZero();
        assertThat(places.require("99-ambu").total(CapacityRow.AVAILABLE)).isZero();
        assertThat(board.of("99"))
                .filteredOn(it -> it.place().equals("99-ambu"))
                .allSatisfy(it -> assertThat(it.closed()).isTrue())
                .allSatisfy(it -> assertThat(it.available()).isZero());

        assertThat(patch("99-ambu", reopening("ror-closing-type", "ror-closing-date", "ror-reopening-date")))
                .isEqualTo(200);
        assertThat(places.require("99-ambu").closing()).isNull();
    }

    @Test
    void type_and_dates_of_a_closing_go_together() {
        for (var wrong : new Parameters[] {
            closing("temporary", null, null),
            closing(null, "2026-03-01", null),
            closing("definitive", "2026-03-01", "2026-04-01"),
            closing("temporary", "2026-03-01", "2026-02-01"),
            closing("for lunch", "2026-03-01", null)
        }) {
            assertThat(patch("99-rea", wrong)).isEqualTo(422);
        }
        assertThat(places.require("99-rea").closing()).isNull();
    }

    @Test
    void a_closing_that_was_announced_takes_the_beds_on_its_day() {
        assertThat(patch("99-usic", closing("temporary", "2026-03-10", "2026-04-01")))
                .isEqualTo(200);
        closings.keepToTheCalendar();
        assertThat(available("99-usic")).as("before that day").isOne();

        began("99-usic");
        closings.keepToTheCalendar();
        assertThat(available("99-usic")).isZero();
        assertThat(board.history("99-usic").getFirst().available()).isZero();
    }

    @Test
    void a_closing_that_is_over_is_wiped_out() {
        assertThat(patch("99-uhcd", closing("temporary", "2026-03-01", "2026-03-20")))
                .isEqualTo(200);
        jdbc.update(
                "update directory.ror_place set reopens_on = ? where id = '99-uhcd'", LocalDate.parse("2026-03-02"));

        closings.keepToTheCalendar();

        assertThat(places.require("99-uhcd").closing()).isNull();
    }

    private void began(String place) {
        jdbc.update("update directory.ror_place set closed_on = ? where id = ?", LocalDate.parse("2026-03-02"), place);
    }

    private int available(String place) {
        Bundle found = fhir.search(AVAILABLE.formatted(place));
        return found.getEntry().size();
    }

    private int patch(String place, Parameters patch) {
        var version = fhir.get("Location/" + place).resource().getMeta().getVersionId();
        return fhir.with("If-Match", "W/\"" + version + "\"")
                .patch("Location/" + place, patch)
                .status();
    }

    private static Parameters closing(String type, String from, String until) {
        var patch = new Parameters();
        if (type != null) {
            add(patch, "ror-closing-type", new CodeType(type));
        }
        if (from != null) {
            add(patch, "ror-closing-date", new DateType(from));
        }
        if (until != null) {
            add(patch, "ror-reopening-date", new DateType(until));
        }
        return patch;
    }

    private static Parameters reopening(String... extensions) {
        var patch = new Parameters();
        for (var name : extensions) {
            var operation = patch.addParameter().setName("operation");
            operation.addPart().setName("type").setValue(new CodeType("delete"));
            operation.addPart().setName("path").setValue(new StringType("Location.extension('" + ROR + name + "')"));
        }
        return patch;
    }

    private static void add(Parameters patch, String name, Type value) {
        var operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType("add"));
        operation.addPart().setName("path").setValue(new StringType("Location"));
        operation.addPart().setName("name").setValue(new StringType("extension"));
        var told = operation.addPart().setName("value");
        told.addPart().setName("url").setValue(new StringType(ROR + name));
        told.addPart().setName("value").setValue(value);
    }
}
