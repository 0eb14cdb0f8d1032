package fr.socle.identity.fhir;

import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.database.FhirValidation;
import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.SandboxPopulation;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.kernel.PatientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What this module writes keeps to FR Core, whichever generation a caller asks for; what FR Core gives as examples is
/// read.
@IdentityModuleTest
class FrCoreGenerationsTest {

    private static final String DOMAIN = "urn:socle:ipp:" + HOSPITAL.structure();
    private static final Path DATA = Path.of("../../shared/data/ins-psc");
    private static final Identity SOMEBODY = new Identity(
            PatientId.next(),
            IdentityStatus.PROV,
            null,
            new Traits(
                    "DUREPAIRE",
                    List.of("PAUL-HENRI", "MARIE"),
                    "PAUL-HENRI",
                    LocalDate.of(1971, 4, 2),
                    Sex.M,
                    "99127"),
            "D'ORVAL",
            "PAULO",
            null,
            null,
            Identity.Contact.NONE,
            List.of());
    private static final Map<Generation, FhirValidation> VALIDATIONS = new EnumMap<>(Generation.class);

    @Autowired
    List<IResourceProvider> providers;

    @Autowired
    ChosenGeneration chosen;

    @Autowired
    SandboxPopulation population;

    @Autowired
    Identities identities;

    @Autowired
    JdbcClient jdbc;

    private FhirDoorForTests door;
    private Identity citizen;

    @BeforeEach
    void there_are_people() {
        population.ensure(2_000, 42);
        citizen = identities.requireQualified(population.cast().firstCitizen());
        door = new FhirDoorForTests(providers, chosen).as(HOSPITAL);
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void patients_of_every_kind_keep_to_the_profiles_they_claim(Generation generation) {
        for (var person : people()) {
            var read = get("/Patient/" + person, generation);
            assertThat(problems(generation, read)).as(read).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void patients_in_xml_keep_to_them_too(Generation generation) {
        var read = door.accept("application/fhir+xml" + asked(generation)).text("/Patient/" + citizen.id(), Map.of());
        assertThat(read).startsWith("<Patient");
        assertThat(problems(generation, read)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void the_files_of_a_structure_keep_to_them_as_well(Generation generation) {
        for (var status : List.of("PROV", "VALI")) {
            var fed = feed(patient(null, status, "HOMA", "PA"));
            var read = get("/Patient/" + fed.getIdPart(), generation);
            assertThat(problems(generation, read)).as(read).isEmpty();
        }
        for (var proof : List.of("PA", "CS", "IE", "DC")) {
            var fed = feed(patient(citizen, "QUAL", null, proof));
            var read = get("/Patient/" + fed.getIdPart(), generation);
            assertThat(problems(generation, read)).as(read).isEmpty();
        }
    }

    @Test
    void the_first_generation_says_qualified_as_VALI_with_an_INS_and_attributes_apart() {
        var doubtful = feed(patient(null, "PROV", "DOUT", null));
        var read = parse(get("/Patient/" + doubtful.getIdPart(), Generation.FIRST));
        assertThat(statuses(read)).containsExactly("PROV", "DOUT");
        var qualified = parse(get("/Patient/" + citizen.id(), Generation.FIRST));
        assertThat(statuses(qualified)).containsExactly("VALI");
        assertThat(qualified.getIdentifier()).isNotEmpty();
        assertThat(statuses(parse(get("/Patient/" + citizen.id(), Generation.SECOND))))
                .containsExactly("QUAL");
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void what_one_generation_writes_is_read_back_as_the_same_identity(Generation generation) {
        var first = feed(patient(citizen, "QUAL", "HOMA", "CN"));
        var written = parse(get("/Patient/" + first.getIdPart(), generation));
        var number = "B" + UUID.randomUUID().toString().substring(0, 12);
        var again = feed(number, json().encodeResourceToString(written));
        var reliability = again.getExtensionByUrl(FrCore.RELIABILITY);
        assertThat(coding(reliability, "identityStatus")).isEqualTo("QUAL");
        assertThat(coding(reliability, "comment")).isEqualTo("HOMA");
        assertThat(coding(reliability, "validationMode")).isEqualTo("CN");
    }

    @Test
    void searches_and_matches_are_written_in_the_generation_asked_for() {
        var found = door.accept("application/fhir+json; frcore=1")
                .get("/Patient", Map.of("_id", citizen.id().toString()), Bundle.class);
        assertThat(statuses((Patient) found.getEntryFirstRep().getResource())).containsExactly("VALI");
    }

    @Test
    void a_generation_that_does_not_exist_is_refused_before_anything_is_written() {
        assertThat(door.accept("application/fhir+json; frcore=9")
                        .refusal("GET", "/Patient/" + citizen.id(), Map.of(), null))
                .isEqualTo("400 identity.unknown-generation");
    }

    @Test
    void the_example_of_a_deactivated_duplicate_is_read() throws IOException {
        var fed = feed(example("Patient-FRCorePatientINSExampleRNIV.json"));
        assertThat(coding(fed.getExtensionByUrl(FrCore.RELIABILITY), "identityStatus"))
                .isEqualTo("PROV");
        assertThat(fed.getNameFirstRep().getFamily()).isEqualTo("DARK");
        assertThat(fed.getNameFirstRep().getExtensionString(FrCore.GIVEN_NAMES)).isEqualTo("JEANNE MARIE CECILE");
    }

    @Test
    void the_example_of_a_qualified_patient_has_a_number_with_a_wrong_key() throws IOException {
        var text = example("Patient-FRCorePatientINSExample.json");
        assertThat(door.refusal("PUT", "/Patient", Map.of("identifier", DOMAIN + "|X1"), text))
                .isEqualTo("400 identity.wrong-key");
        var provisional = feed(text.replace("\"QUAL\"", "\"PROV\"").replaceAll("(?s)\"identifier\": \\[.*?\\],", ""));
        assertThat(provisional.getNameFirstRep().getGivenAsSingleString()).isEqualTo("PIERRE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ihe.iti.pdqm-3.2.0.tgz|https://profiles.ihe.net/ITI/PDQm/StructureDefinition/IHE.PDQm.Patient",
                "ihe.iti.pixm-3.1.0.tgz|https://profiles.ihe.net/ITI/PIXm/StructureDefinition/IHE.PIXm.Patient"
            })
    void patients_keep_to_the_profiles_of_IHE(String profile) {
        var guide = DATA.resolve("ihe").resolve(profile.split("\\|")[0]);
        Assumptions.assumeTrue(Files.exists(guide), "the packages of IHE are not here");
        var definitions = FrCoreAsRead.of(Generation.SECOND);
        var validation = FhirValidation.with(definitions, guide);
        var patient = parse(get("/Patient/" + citizen.id(), Generation.SECOND));
        patient.getMeta().addProfile(profile.split("\\|")[1]);
        // the extensions of R5 that these profiles slice by are in no package here
        assertThat(validation.errors(patient)).allMatch(it -> it.contains("could not be resolved"));
    }

    private List<UUID> people() {
        return Stream.of("PROV", "RECUP", "VALI", "QUAL")
                .flatMap(status -> jdbc
                        .sql("select id from identity.person where status = :status order by birth_place desc limit 3")
                        .param("status", status)
                        .query(UUID.class)
                        .list()
                        .stream())
                .toList();
    }

    private String get(String path, Generation generation) {
        return door.accept("application/fhir+json" + asked(generation)).text(path, Map.of());
    }

    private static String asked(Generation generation) {
        return "; frcore=" + (generation.ordinal() + 1);
    }

    private static List<String> problems(Generation generation, String text) {
        return VALIDATIONS
                .computeIfAbsent(generation, it -> FhirValidation.with(FrCoreAsRead.of(it)))
                .errors(text);
    }

    private Patient feed(String patient) {
        return feed("A" + UUID.randomUUID().toString().substring(0, 12), patient);
    }

    private Patient feed(String number, String patient) {
        return door.accept("application/fhir+json")
                .put("/Patient", Map.of("identifier", DOMAIN + "|" + number), patient, Patient.class);
    }

    private static String example(String name) throws IOException {
        var file = DATA.resolve("fr-core").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "the examples of FR Core are not here");
        return Files.readString(file);
    }

    private static IParser json() {
        return FhirContext.forR4Cached().newJsonParser();
    }

    private static Patient parse(String text) {
        return json().parseResource(Patient.class, text);
    }

    private static List<String> statuses(Patient patient) {
        return patient.getExtensionsByUrl(FrCore.RELIABILITY).stream()
                .map(it -> coding(it, "identityStatus"))
                .toList();
    }

    private static String coding(Extension reliability, String part) {
        return ((Coding) reliability.getExtensionByUrl(part).getValue()).getCode();
    }

    private static String patient(Identity of, String status, String attribute, String proof) {
        var patient = PatientMapper.toFhir(of == null ? SOMEBODY : of);
        var reliability = patient.getExtensionByUrl(FrCore.RELIABILITY);
        ((Coding) reliability.getExtensionByUrl("identityStatus").getValue()).setCode(status);
        if (attribute != null) {
            reliability.addExtension(
                    "comment", new Coding().setSystem(FrCore.COMMENT).setCode(attribute));
        }
        if (proof != null) {
            reliability.addExtension(
                    "validationMode", new Coding().setSystem(FrCore.PROOFS).setCode(proof));
        }
        return json().encodeResourceToString(patient);
    }
}
