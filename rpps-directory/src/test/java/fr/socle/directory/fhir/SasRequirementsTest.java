package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/// The 49 requirements of the SAS test kit (`agg-psindiv`), by their numbers.
///
/// 1, 2 and 3 (mutual TLS, common name and unit of the client certificate) are `SasCertificateTest` and
/// `SasDoorTests` of the platform; 6 is proven with 5, 7 and 10. The kit itself calls 33 to 37 and 47 "not
/// verifiable" from outside; against our own data they can be verified, and are.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SasRequirementsTest {

    private static final String IDNPS = "urn:oid:1.2.250.1.71.4.2.1";
    private static final String PERIOD = "&start=ge2026-03-02T09:00:00.000+01:00&start=le2026-03-12T23:59:59.999+01:00";

    @Autowired
    SandboxDirectory sandbox;

    @Value("${local.server.port}")
    int port;

    private FhirCalls sas;
    private String first;
    private String second;
    private Bundle one;
    private Bundle both;

    @BeforeEach
    void the_sas_asks_for_two_doctors() {
        sandbox.ensure(42);
        sas = new FhirCalls(port, Map.of());
        first = sandbox.cast().firstDoctor().nationalId();
        second = sandbox.cast().secondDoctor().nationalId();
        one = sas.search(doctors(first));
        both = sas.search(doctors(first + ",%20" + IDNPS + "%7C" + second)); // the official example has that space
    }

    private static String doctors(String numbers) {
        return "Slot?_include=Slot:schedule&_include:iterate=Schedule:actor" + PERIOD
                + "&schedule.actor:Practitioner.identifier=" + IDNPS + "%7C" + numbers + "&status=free";
    }

    @Test
    void _04_06_26_27_28_29_30_slots_are_searched_by_period_status_and_professional_with_what_they_hang_on() {
        assertThat(all(one, Slot.class)).hasSizeGreaterThan(5);
        assertThat(all(one, Schedule.class)).isNotEmpty();
        assertThat(all(one, Practitioner.class)).hasSize(1);
        var bare = sas.search(
                "Slot?status=free" + PERIOD + "&schedule.actor:Practitioner.identifier=" + IDNPS + "%7C" + first);
        assertThat(all(bare, Resource.class)).hasOnlyElementsOfType(Slot.class);
    }

    @Test
    void _05_07_slots_begin_within_the_period() {
        var from = Date.from(java.time.Instant.parse("2026-03-02T08:00:00Z"));
        var to = Date.from(java.time.Instant.parse("2026-03-12T22:59:59.999Z"));
        assertThat(all(both, Slot.class))
                .allSatisfy(it -> assertThat(it.getStart()).isBetween(from, to, true, true));
        var narrow = sas.search("Slot?status=free&start=ge2026-03-05T10:00:00+01:00&start=le2026-03-05T11:00:00+01:00");
        assertThat(all(narrow, Slot.class))
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(it.getStartElement().getValueAsString()).startsWith("2026-03-05T1"));
    }

    @Test
    void _08_when_nobody_is_free_the_bundle_is_empty() {
        var empty = sas.search("Slot?status=free&start=ge2020-01-01T00:00:00Z&start=le2020-01-02T00:00:00Z"
                + "&schedule.actor:Practitioner.identifier=" + IDNPS + "%7C" + first);
        assertThat(empty.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(empty.getTotal()).isZero();
        assertThat(empty.getEntry()).isEmpty();
    }

    @Test
    void _09_13_31_32_resources_claim_the_profiles_of_the_guide() {
        assertThat(one.getMeta().hasProfile("http://sas.fr/fhir/StructureDefinition/BundleAgregateur"))
                .isTrue();
        assertThat(profiles(one, PractitionerRole.class))
                .containsOnly("http://sas.fr/fhir/StructureDefinition/FrPractitionerRoleExerciceAgregateur");
        assertThat(profiles(one, Practitioner.class))
                .containsOnly("http://sas.fr/fhir/StructureDefinition/FrPractitionerAgregateur");
        assertThat(profiles(one, Schedule.class))
                .containsOnly("http://sas.fr/fhir/StructureDefinition/FrScheduleAgregateur");
        assertThat(profiles(one, Slot.class)).contains("http://sas.fr/fhir/StructureDefinition/FrSlotAgregateur");
    }

    @Test
    void _10_11_12_slots_are_free_and_have_beginning_end_and_schedule() {
        assertThat(all(both, Slot.class)).allSatisfy(it -> {
            assertThat(it.getStatus()).isEqualTo(Slot.SlotStatus.FREE);
            assertThat(it.getEnd()).isAfter(it.getStart());
            assertThat(it.getSchedule().getReference()).startsWith("Schedule/");
        });
    }

    @Test
    void _14_the_bundle_is_a_searchset_with_total_and_self() {
        assertThat(one.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(one.getTotal()).isEqualTo(all(one, Slot.class).size());
        assertThat(one.getLink("self").getUrl()).contains("status=free", "schedule.actor%3APractitioner.identifier");
    }

    @Test
    void _15_16_17_18_33_professionals_bear_their_number_and_their_name() {
        assertThat(all(one, Practitioner.class)).singleElement().satisfies(it -> {
            assertThat(it.getIdentifierFirstRep().getSystem()).isEqualTo(IDNPS);
            assertThat(it.getIdentifierFirstRep().getValue()).isEqualTo(first).matches("8\\d{11}");
            assertThat(it.getNameFirstRep().getFamily()).isEqualTo("Vasseur");
        });
    }

    @Test
    void _19_20_21_22_37_38_39_40_places_of_practice_say_structure_professional_and_address() {
        var people = ids(both, Practitioner.class);
        assertThat(all(both, PractitionerRole.class)).hasSizeGreaterThan(1).allSatisfy(it -> {
            assertThat(it.getOrganization().getIdentifier().getValue()).matches("[134]\\w+");
            assertThat(people).contains(it.getPractitioner().getReference());
            var place = (Location) it.getContained().getFirst();
            assertThat(place.getAddress().getLine()).hasSize(1);
            assertThat(place.getAddress().getCity()).isNotBlank();
            assertThat(place.getAddress().getPostalCode()).matches("[0-9]{5}");
            assertThat(it.getLocationFirstRep().getReference()).startsWith("#");
        });
    }

    @Test
    void _23_24_46_48_49_slots_say_who_may_see_them_what_they_are_for_and_how_one_comes() {
        assertThat(all(both, Slot.class)).allSatisfy(it -> {
            assertThat(it.getMeta().getSecurity())
                    .extracting(Coding::getCode)
                    .isNotEmpty()
                    .isSubsetOf("PUBLIC", "PRO", "SNP", "CPTS");
            assertThat(it.getServiceType().getFirst().getCodingFirstRep().getCode())
                    .isIn("AMB", "HH", "VR");
            assertThat(it.getAppointmentType().getCodingFirstRep().getCode()).isIn("ROUTINE", "WALKIN");
        });
    }

    @Test
    void _25_a_free_slot_says_where_it_is_booked() {
        assertThat(all(both, Slot.class))
                .allSatisfy(it -> assertThat(it.getComment()).startsWith("http"));
    }

    @Test
    void _34_35_36_phones_have_their_country_code_and_stand_where_the_work_is_done() {
        assertThat(all(both, PractitionerRole.class))
                .allSatisfy(it -> assertThat(it.getTelecom())
                        .allSatisfy(phone -> assertThat(phone.getValue()).matches("\\+33\\d{9}")));
        assertThat(all(both, Practitioner.class))
                .allSatisfy(it -> assertThat(it.getTelecom()).isEmpty());
    }

    @Test
    void _41_the_speciality_of_a_slot_is_coded() {
        assertThat(all(both, Slot.class))
                .flatExtracting(Slot::getSpecialty)
                .extracting(it -> it.getCodingFirstRep().getCode())
                .contains("SM54", "SM04");
    }

    @Test
    void _42_43_44_everything_is_there_once_and_every_reference_leads_somewhere() {
        var urls = both.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        assertThat(urls).doesNotHaveDuplicates();
        assertThat(all(both, Practitioner.class)).hasSize(2);
        assertThat(all(both, Schedule.class)).hasSameSizeAs(all(both, PractitionerRole.class));
        assertThat(ids(both, Schedule.class))
                .containsAll(all(both, Slot.class).stream()
                        .map(it -> it.getSchedule().getReference())
                        .toList());
        assertThat(all(both, Schedule.class))
                .flatExtracting(Schedule::getActor)
                .allSatisfy(it -> assertThat(urls).anyMatch(url -> url.endsWith("/" + it.getReference())));
    }

    @Test
    void _45_times_have_milliseconds_and_the_offset_of_paris() {
        assertThat(all(one, Slot.class)).allSatisfy(it -> {
            assertThat(it.getStartElement().getValueAsString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000\\+0[12]:00");
            assertThat(it.getEndElement().getValueAsString()).endsWith("+01:00");
        });
    }

    @Test
    void _47_what_is_taken_is_not_told() {
        var slot = all(one, Slot.class).getFirst();
        var software = sas.as("admin");
        slot.setStatus(Slot.SlotStatus.BUSYUNAVAILABLE);
        assertThat(software.put("Slot/" + slot.getIdPart(), slot).status()).isEqualTo(200);
        assertThat(ids(sas.search(doctors(first)), Slot.class)).doesNotContain("Slot/" + slot.getIdPart());
        slot.setStatus(Slot.SlotStatus.FREE);
        slot.setId("Slot/" + slot.getIdPart());
        assertThat(software.put("Slot/" + slot.getIdPart(), slot).status()).isEqualTo(200);
    }

    @Test
    void a_cpts_is_answered_with_its_service_and_its_organization() {
        var bundle = sas.search(doctors(first) + "&_include=Slot:service-type-reference");
        var shared = all(bundle, Slot.class).stream()
                .filter(
                        it -> it.getMeta()
                                .hasProfile(
                                        "https://interop.esante.gouv.fr/ig/fhir/sas/StructureDefinition/sas-cpts-slot-aggregator"))
                .toList();
        assertThat(shared).isNotEmpty();
        assertThat(all(bundle, Organization.class)).singleElement().satisfies(it -> {
            assertThat(it.getName()).isEqualTo("CPTS du Val de Lyse");
            assertThat(it.getIdentifierFirstRep().getValue()).startsWith("1990");
        });
    }

    @Test
    void sos_medecins_is_answered_by_schedules_with_slots_places_and_structures() {
        var query = "Schedule?_revinclude=Slot:schedule&_include=Schedule:actor:Location"
                + "&_include:iterate=Location:organization&_has:Slot:schedule:start=ge2026-03-02T09:00:00+01:00"
                + "&_has:Slot:schedule:start=le2026-03-04T08:00:00+01:00&_has:Slot:schedule:status=free"
                + "&actor:Location.organization.identifier=urn:oid:1.2.250.1.71.4.2.2%7C399900012800010";
        var bundle = sas.search(query);
        assertThat(bundle.getTotal()).isEqualTo(1);
        assertThat(all(bundle, Slot.class)).hasSize(12);
        assertThat(all(bundle, Location.class))
                .singleElement()
                .satisfies(it -> assertThat(it.getTelecomFirstRep().getValue()).isEqualTo("+33199003624"));
        assertThat(all(bundle, Organization.class))
                .singleElement()
                .satisfies(it -> assertThat(it.getName()).isEqualTo("SOS Médecins du Val de Lyse"));
        assertThat(sas.search(query.replace("2026-03-0", "2019-03-0")).getEntry())
                .isEmpty();
    }

    @Test
    void everybody_sees_only_what_is_meant_for_them() {
        var citizen = sas.as("citizen:6f1f7c6e-0000-4000-8000-000000000001").search(doctors(first));
        assertThat(all(citizen, Slot.class))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getMeta().getSecurity().stream().map(Coding::getCode))
                        .contains("PUBLIC"));
        var doctor = sas.as("professional:" + second.substring(1)).search(doctors(first));
        assertThat(audiences(doctor)).doesNotContain(Set.of("SNP"));
        var regulator =
                sas.as("professional:" + sandbox.cast().regulator().rpps()).search(doctors(first));
        assertThat(ids(regulator, Slot.class)).isEqualTo(ids(one, Slot.class));
    }

    @Test
    void what_cannot_be_read_is_refused() {
        for (var query : List.of(
                "Slot?colour=blue",
                "Slot?start=tomorrow",
                "Slot?status=perhaps",
                "Slot?_cursor=nonsense",
                "Schedule?status=free",
                "Schedule?_has:Slot:schedule:colour=blue",
                "Slot/none",
                "Schedule/none",
                "Appointment/none")) {
            assertThat(sas.get(query).status()).as(query).isBetween(400, 499);
        }
    }

    private static List<Set<String>> audiences(Bundle bundle) {
        return all(bundle, Slot.class).stream()
                .map(it ->
                        it.getMeta().getSecurity().stream().map(Coding::getCode).collect(Collectors.toSet()))
                .toList();
    }

    private static <R extends Resource> List<R> all(Bundle bundle, Class<R> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <R extends Resource> Set<String> ids(Bundle bundle, Class<R> type) {
        return all(bundle, type).stream()
                .map(it -> it.fhirType() + "/" + it.getIdPart())
                .collect(Collectors.toSet());
    }

    private static <R extends Resource> Set<String> profiles(Bundle bundle, Class<R> type) {
        return all(bundle, type).stream()
                .flatMap(it -> it.getMeta().getProfile().stream())
                .map(it -> it.getValue())
                .collect(Collectors.toSet());
    }
}
