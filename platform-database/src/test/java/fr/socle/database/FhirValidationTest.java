package fr.socle.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FhirValidationTest {

    private static final String PROFILE = "urn:test:born";

    @TempDir
    Path folder;

    @Test
    void a_resource_is_held_against_the_profile_it_claims() throws Exception {
        Files.writeString(folder.resolve("born.json"), """
                {"resourceType":"StructureDefinition","id":"born","url":"%s","name":"Born","status":"draft",
                 "kind":"resource","abstract":false,"type":"Patient","derivation":"constraint",
                 "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient",
                 "differential":{"element":[{"id":"Patient","path":"Patient"},
                   {"id":"Patient.birthDate","path":"Patient.birthDate","min":1}]}}""".formatted(PROFILE));
        var validation = FhirValidation.with(folder);
        var patient = new Patient();
        patient.getMeta().addProfile(PROFILE);
        assertThat(validation.errors(patient)).singleElement().asString().contains("birthDate");
        patient.getBirthDateElement().setValueAsString("1974-12-25");
        assertThat(validation.errors(patient)).isEmpty();
        patient.getMeta().addProfile("urn:test:unknown");
        assertThat(validation.errors(patient)).isNotEmpty();
    }
}
