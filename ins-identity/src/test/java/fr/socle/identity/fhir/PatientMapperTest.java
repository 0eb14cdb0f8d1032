package fr.socle.identity.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.identity.BirthPeriod;
import fr.socle.identity.Identity;
import fr.socle.identity.Identity.Address;
import fr.socle.identity.Identity.Contact;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Ins.Authority;
import fr.socle.identity.Probe;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.kernel.PatientId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PatientMapperTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final PatientId ID = PatientId.parse("0f7e3b1c-6a55-4c1e-9a57-0c8d0b6f2a11");

    private static final Identity QUALIFIED = new Identity(
            ID,
            IdentityStatus.QUAL,
            new Ins("279035121518989", Authority.TEST),
            new Traits(
                    "PAT-TROIS",
                    List.of("DOMINIQUE", "MARIE-LOUISE"),
                    "DOMINIQUE",
                    LocalDate.of(1979, 3, 5),
                    Sex.F,
                    "51215"),
            "LE GOFF",
            null,
            2,
            null,
            new Contact("dominique@example.org", "06 39 98 00 01", new Address("3 rue des Ajoncs", "35000", "Rennes")),
            List.of());

    private static final Identity PROVISIONAL_BORN_ABROAD_DEAD = new Identity(
            ID,
            IdentityStatus.PROV,
            null,
            new Traits("N'DIAYE", List.of("OUSMANE"), "OUSMANE", LocalDate.of(1931, 12, 31), Sex.M, "99341"),
            null,
            null,
            null,
            LocalDate.of(2024, 2, 29),
            Contact.NONE,
            List.of());

    @Test
    void a_qualified_person_is_written_as_fr_core_patient_ins() throws IOException {
        assertThat(json(PatientMapper.toFhir(QUALIFIED))).isEqualTo(expected("qualified-twin-with-used-name"));
    }

    @Test
    void a_provisional_person_is_written_without_any_INS() throws IOException {
        assertThat(json(PatientMapper.toFhir(PROVISIONAL_BORN_ABROAD_DEAD)))
                .isEqualTo(expected("provisional-born-abroad-dead"));
    }

    @Test
    void what_we_write_is_what_we_read_of_a_person_looked_for() {
        assertThat(ProbeMapper.fromFhir(PatientMapper.toFhir(QUALIFIED)))
                .isEqualTo(new Probe(
                        QUALIFIED.ins(),
                        "PAT-TROIS",
                        List.of("DOMINIQUE"),
                        BirthPeriod.day(LocalDate.of(1979, 3, 5)),
                        Sex.F,
                        "51215"));
    }

    @Test
    void a_person_looked_for_may_be_known_in_part_only() {
        var patient = R4.newJsonParser().parseResource(Patient.class, """
                {"resourceType":"Patient","identifier":[{"system":"urn:oid:1.2.3","value":"42"}],
                 "name":[{"use":"usual","family":"Zed"},{"use":"official","family":"Le Goff","given":["Anne","Lou"]}],
                 "birthDate":"1979-03","gender":"unknown"}""");
        assertThat(ProbeMapper.fromFhir(patient))
                .isEqualTo(new Probe(null, "Le Goff", List.of("Anne", "Lou"), BirthPeriod.month(1979, 3), null, null));
    }

    private static String json(Patient patient) {
        return R4.newJsonParser().setPrettyPrint(true).encodeResourceToString(patient);
    }

    private static String expected(String name) throws IOException {
        return new ClassPathResource("patients/" + name + ".json")
                .getContentAsString(StandardCharsets.UTF_8)
                .strip();
    }
}
