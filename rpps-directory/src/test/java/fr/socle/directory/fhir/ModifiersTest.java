package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/// `:not` and `:missing` part every resource in two, whatever the parameter and whether or not it has a value.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModifiersTest {

    @Autowired
    SandboxDirectory sandbox;

    @Value("${local.server.port}")
    int port;

    private FhirCalls fhir;

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
        fhir = new FhirCalls(port, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "HealthcareService,service-type,1",
        "HealthcareService,service-category,1",
        "HealthcareService,specialty,157",
        "HealthcareService,characteristic,28",
        "HealthcareService,patient-type,01",
        "HealthcareService,intervention-zone,44109",
        "HealthcareService,psychiatric-sector,44G01",
        "HealthcareService,identifier,nobody",
        "HealthcareService,active,true",
        "HealthcareService,data-information-system,ROR",
        "HealthcareService,data-registration-authority,CNOM",
        "HealthcareService,location.capacity-status,02",
        "Location,capacity-status,02",
        "Location,gender-capacity-available,01",
        "Location,crisis-type,01",
        "Location,type,001",
        "Location,commune-cog,44109",
        "Location,status,active",
        "Device,type,05602",
        "Device,status,active"
    })
    void not_finds_what_the_value_does_not_find(String type, String parameter, String code) {
        var path = type + "?" + parameter;
        if (parameter.startsWith("location.")) {
            // an offer may have one place that answers and one that does not
            assertThat(count(path + ":not=" + code)).isLessThanOrEqualTo(count(type + "?"));
            return;
        }
        assertThat(count(path + "=" + code) + count(path + ":not=" + code)).isEqualTo(count(type + "?"));
    }

    @ParameterizedTest
    @CsvSource({
        "HealthcareService,service-category",
        "HealthcareService,psychiatric-sector",
        "HealthcareService,intervention-zone",
        "HealthcareService,location",
        "HealthcareService,organization",
        "HealthcareService,name",
        "HealthcareService,data-registration-authority",
        "HealthcareService,_lastUpdated",
        "Location,capacity-status",
        "Location,capacity-closing-type",
        "Location,nb-capacity",
        "Location,address-city",
        "Location,address-postalcode",
        "Location,organization",
        "Location,status",
        "Device,organization",
        "Slot,status",
        "Slot,schedule"
    })
    void missing_parts_those_with_a_value_from_those_without(String type, String parameter) {
        var path = type + "?" + parameter + ":missing=";
        assertThat(count(path + "true") + count(path + "false")).isEqualTo(count(type + "?"));
    }

    @Test
    void a_slot_that_is_not_free_is_of_another_status() {
        assertThat(count("Slot?status=free") + count("Slot?status:not=free")).isEqualTo(count("Slot?"));
        assertThat(count("Slot?status:not=free,busy,busy-unavailable,busy-tentative"))
                .isZero();
    }

    @Test
    void names_and_towns_are_compared_as_wished() {
        var name = ((org.hl7.fhir.r4.model.HealthcareService) fhir.search("HealthcareService?_count=1")
                        .getEntryFirstRep()
                        .getResource())
                .getName();
        var encoded = java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(count("HealthcareService?name:exact=" + encoded)).isPositive();
        assertThat(count("HealthcareService?name:exact=" + encoded.toLowerCase(java.util.Locale.ROOT)))
                .isZero();
        assertThat(count("HealthcareService?name:contains=" + encoded.substring(1, 4)))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HealthcareService?service-type:above=1",
                "HealthcareService?organization:not=1",
                "HealthcareService?name:not=a",
                "HealthcareService?service-type:missing=perhaps",
                "HealthcareService?age:missing=true",
                "HealthcareService?location.capacity-status:text=02",
                "Location?capacity-status:in=02",
                "Location?near:missing=true",
                "Location?address-city:not=NANTES",
                "Device?type:above=1",
                "Device?type:missing=perhaps",
                "Organization?type:below=620",
                "Slot?status:text=free",
                "Slot?status:missing=perhaps",
                "Schedule?identifier:not=a"
            })
    void another_modifier_is_refused(String query) {
        var answer = fhir.get(query);
        assertThat(answer.status()).as(query + " " + answer.body()).isEqualTo(400);
        assertThat(((OperationOutcome) answer.resource()).getIssueFirstRep().getDiagnostics())
                .matches("directory.unreadable-search|Unknown search parameter: .*:.*");
    }

    private int count(String query) {
        return fhir.search(query + (query.endsWith("?") ? "" : "&") + "_total=accurate&_count=1000")
                .getTotal();
    }
}
