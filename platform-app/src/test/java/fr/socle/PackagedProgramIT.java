package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar as an operator gets it. Tests run on a class path with more in it, so that a library missing from the jar
/// shows here and nowhere else: hence pages, a printed prescription with its code, and XML.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PackagedProgramIT {

    @TempDir
    Path home;

    @Test
    void the_packaged_program_serves_pages_prescribes_and_prints() throws Exception {
        var jar = Path.of(System.getProperty("socle.jar"));
        try (var program = AnotherProgram.startPackaged(jar, PlatformTest.FreePort.free(), home)
                .untilReady()) {
            var outside = program.software();
            for (var page : new String[] {"/", "/annuaire", "/developpeurs", "/pro/connexion", "/v3/api-docs"}) {
                assertThat(outside.get(page).status()).as(page).isEqualTo(200);
            }
            assertThat(outside.with("Accept", "application/fhir+xml")
                            .get("/fhir/metadata")
                            .body())
                    .contains("<CapabilityStatement");

            var doctor = outside.signedInAs("docteur1");
            var patient = outside.account("citoyen1").path("patientId").asString();
            var prescribed = doctor.postFhir("", MainRouteTests.prescriptionOf(patient, "60234100", "69118175"));
            assertThat(prescribed.status()).as(prescribed.body()).isEqualTo(200);
            var number = prescribed
                    .json()
                    .at("/entry/0/resource/groupIdentifier/value")
                    .asString();
            var printed = doctor.with("Accept", "application/pdf")
                    .get("/fhir/MedicationRequest?group-identifier=" + PracticeSoftware.encode(number));
            assertThat(printed.header("Content-Type")).startsWith("application/pdf");
        }
    }
}
