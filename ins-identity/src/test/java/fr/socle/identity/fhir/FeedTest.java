package fr.socle.identity.fhir;

import static fr.socle.identity.Callers.DOCTOR;
import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.SandboxPopulation;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityModuleTest
class FeedTest {

    private static final FinessNumber OTHER = FinessNumber.withKey("35000002");
    private static final Caller.Software CLINIC = new Caller.Software("clinic", "La clinique", OTHER, Set.of());
    private static final String DOMAIN = "urn:socle:ipp:" + HOSPITAL.structure();
    private static final String OTHER_DOMAIN = "urn:socle:ipp:" + OTHER;

    @Autowired
    List<IResourceProvider> providers;

    @Autowired
    SandboxPopulation population;

    @Autowired
    Identities identities;

    @Autowired
    JournalForTests journal;

    @Autowired
    JdbcClient jdbc;

    private FhirDoorForTests door;
    private Identity citizen;
    private final String number = "A" + UUID.randomUUID().toString().substring(0, 12);

    @BeforeEach
    void there_are_people() {
        population.ensure(2_000, 42);
        citizen = identities.requireQualified(population.cast().firstCitizen());
        door = new FhirDoorForTests(providers).as(HOSPITAL);
        journal.clear();
    }

    @Test
    void a_structure_creates_a_patient_under_its_own_number_and_finds_it_again() {
        var created = feed(number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        assertThat(created.getIdentifier()).extracting(Identifier::getSystem).containsExactly(DOMAIN);
        assertThat(created.getActive()).isTrue();
        var found = door.get("/Patient", Map.of("identifier", DOMAIN + "|" + number), Bundle.class);
        assertThat(found.getEntryFirstRep().getResource().getIdPart()).isEqualTo(created.getIdPart());
        var read = door.get("/Patient/" + created.getIdPart(), Map.of(), Patient.class);
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("DUREPAIRE");
        assertThat(journal.kept()).isNotEmpty();
    }

    @Test
    void a_created_patient_is_answered_with_where_it_is() {
        var answer = door.send(
                "PUT",
                "/Patient",
                Map.of("identifier", DOMAIN + "|" + number),
                provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getHeader("Location")).matches(".*/Patient/[0-9a-f-]{36}/_history/1");
    }

    @Test
    void the_same_number_again_is_the_same_patient_one_version_later() {
        var created = feed(number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        var again = feed(number, provisional("DUREPAIRE", "PAULINE", "1971-04-02"));
        assertThat(again.getIdPart()).isEqualTo(created.getIdPart());
        assertThat(again.getMeta().getVersionId()).isEqualTo("2");
    }

    @Test
    void a_qualified_patient_leads_to_the_person_and_answers_under_both_names() {
        var fed = feed(number, qualified(citizen));
        assertThat(fed.getLinkFirstRep().getOther().getReference()).isEqualTo("Patient/" + citizen.id());
        assertThat(fed.getIdentifier())
                .extracting(Identifier::getValue)
                .contains(citizen.ins().matricule());
        assertThat(identities
                        .find(PatientId.parse(fed.getIdPart()))
                        .orElseThrow()
                        .id())
                .isEqualTo(citizen.id());
    }

    @Test
    void another_structure_neither_feeds_nor_reads_it() {
        var created = feed(number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        door.as(CLINIC);
        assertThat(refused(number, provisional("AUTRE", "NOM", "1971-04-02"))).isEqualTo("403 identity.foreign-domain");
        assertThat(door.refusal("GET", "/Patient/" + created.getIdPart(), Map.of(), null))
                .isEqualTo("404 identity.unknown");
        door.as(DOCTOR);
        assertThat(refused(number, provisional("AUTRE", "NOM", "1971-04-02"))).isEqualTo("403 identity.no-structure");
    }

    @Test
    void what_may_not_go_together_is_refused_and_nothing_is_written() {
        var before = count();
        var ins = identifier(citizen);
        var prov = provisional("DUREPAIRE", "PAUL", "1971-04-02");
        assertThat(refused(number, prov.replace("\"identifier\":[", "\"identifier\":[" + ins)))
                .isEqualTo("422 identity.ins-without-qualification");
        assertThat(refused(number, prov.replace("PROV", "QUAL"))).isEqualTo("422 identity.prohibited-coupling");
        assertThat(refused(number, prov.replace("PROV", "RECUP"))).isEqualTo("422 identity.ins-without-qualification");
        assertThat(refused(number, prov.replace("PROV", "AUTRE"))).isEqualTo("400 identity.unknown-code");
        assertThat(refused(number, prov.replace("63113", "00113"))).isEqualTo("400 identity.unknown-place");
        assertThat(refused(number, prov.replace("1971-04-02", "2171-04-02"))).isEqualTo("422 identity.impossible-date");
        assertThat(refused(number, prov.replace("DUREPAIRE", "DUREP4IRE"))).isEqualTo("400 identity.malformed-name");
        assertThat(refused(number, prov.replace("\"gender\":\"male\",", ""))).isEqualTo("400 identity.missing-trait");
        assertThat(refused(number, prov.replace("\"valueString\":\"PAUL\"", "\"valueString\":\"LUC PAUL\"")))
                .isEqualTo("422 identity.first-given-name");
        assertThat(refused("é " + number, prov)).isEqualTo("400 identity.malformed-local-number");
        assertThat(refused(number, qualified(citizen).replace("1984-03-12", "1984-03")))
                .isEqualTo("422 identity.completed-date");
        assertThat(refused(number, qualified(citizen).replace("HAUTERIVE", "AILLEURS")))
                .isEqualTo("409 identity.ins-of-another");
        assertThat(refused(
                        number,
                        qualified(citizen)
                                .replace("INS-NIR-TEST", "NH")
                                .replace(
                                        "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203",
                                        "http://terminology.hl7.org/CodeSystem/v2-0203")))
                .isEqualTo("422 identity.billing-number");
        assertThat(door.refusal("PUT", "/Patient", Map.of("identifier", "urn:x|1"), prov))
                .isEqualTo("400 identity.unknown-domain");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void a_date_known_in_part_is_completed_and_marked() {
        var month = feed(number, provisional("DUREPAIRE", "PAUL", "1971-04"));
        assertThat(month.getBirthDateElement().getValueAsString()).isEqualTo("1971-04-01");
        var year = feed(number, provisional("DUREPAIRE", "PAUL", "1971"));
        assertThat(year.getBirthDateElement().getValueAsString()).isEqualTo("1971-12-31");
        assertThat(year.getExtensionByUrl(FrCore.DATE_COMPLETED)).isNotNull();
    }

    @Test
    void traits_from_INSi_are_read_only_until_the_identity_is_demoted() {
        feed(number, qualified(citizen));
        var other = qualified(citizen).replace("\"family\":\"D'HAUTERIVE\"", "\"family\":\"DHAUTERIVE\"");
        assertThat(refused(number, other)).isEqualTo("409 identity.read-only-traits");
        var demoted = feed(number, provisional("DHAUTERIVE", "ZOE", "1984-03-12"));
        assertThat(demoted.getLink()).isEmpty();
        assertThat(demoted.getIdentifier()).extracting(Identifier::getSystem).containsExactly(DOMAIN);
    }

    @Test
    void a_number_leads_to_the_INS_and_to_the_numbers_of_other_structures_when_qualified() {
        feed(number, qualified(citizen));
        door.as(CLINIC).put("/Patient", on(OTHER_DOMAIN, "C" + number), qualified(citizen), Patient.class);
        var all = pix(HOSPITAL, DOMAIN + "|" + number, null);
        assertThat(values(all, "targetIdentifier"))
                .contains("C" + number, citizen.ins().matricule());
        assertThat(all.getParameters("targetId").stream()
                        .map(it -> ((Reference) it.getValue()).getReference())
                        .toList())
                .anyMatch(it -> it.endsWith("Patient/" + citizen.id()));
        var only = pix(HOSPITAL, DOMAIN + "|" + number, OTHER_DOMAIN);
        assertThat(values(only, "targetIdentifier"))
                .contains("C" + number)
                .doesNotContain(citizen.ins().matricule());
    }

    @Test
    void a_provisional_patient_is_nobody_elsewhere() {
        feed(number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        assertThat(values(pix(HOSPITAL, DOMAIN + "|" + number, null), "targetIdentifier"))
                .isEmpty();
        door.as(HOSPITAL);
        assertThat(pixRefusal(DOMAIN + "|none-" + number, null)).isEqualTo("404 identity.unknown-number");
        assertThat(pixRefusal("urn:oid:1.2.3|1", null)).isEqualTo("400 identity.unknown-domain");
        assertThat(pixRefusal(DOMAIN + "|" + number, "urn:oid:1.2.3")).isEqualTo("403 identity.unknown-target-domain");
        assertThat(pixRefusal(OTHER_DOMAIN + "|1", null)).isEqualTo("403 identity.foreign-domain");
    }

    @Test
    void two_files_are_merged_and_unmerged_by_number() {
        var kept = feed(number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        var twice = feed("B" + number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        var merged = door.post("/Patient/$merge", merge("B" + number, number), Parameters.class);
        assertThat(((Patient) merged.getParameter("result").getResource()).getIdPart())
                .isEqualTo(kept.getIdPart());
        assertThat(merged.getParameters("moved")).isNotEmpty();
        var absorbed = door.get("/Patient/" + twice.getIdPart(), Map.of(), Patient.class);
        assertThat(absorbed.getActive()).isFalse();
        assertThat(absorbed.getLinkFirstRep().getOther().getReference()).isEqualTo("Patient/" + kept.getIdPart());
        assertThat(identities
                        .find(PatientId.parse(twice.getIdPart()))
                        .orElseThrow()
                        .id()
                        .toString())
                .isEqualTo(kept.getIdPart());
        assertThat(refused("B" + number, provisional("DUREPAIRE", "PAUL", "1971-04-02")))
                .isEqualTo("409 identity.merged-away");

        door.post("/Patient/$unmerge", """
                {"resourceType":"Parameters","parameter":[
                  {"name":"source-patient","valueReference":{"reference":"Patient/%s"}},
                  {"name":"reason","valueString":"two brothers"}]}""".formatted(twice.getIdPart()), Parameters.class);
        assertThat(door.get("/Patient/" + twice.getIdPart(), Map.of(), Patient.class)
                        .getActive())
                .isTrue();
    }

    @Test
    void a_feed_that_says_replaced_by_is_a_merge() {
        feed(number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        var body = provisional("DUREPAIRE", "PAUL", "1971-04-02")
                .replace("\"active\":true", """
                "active":false,"link":[{"type":"replaced-by","other":{"identifier":{"system":"%s","value":"%s"}}}]""".formatted(DOMAIN, number));
        feed("B" + number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        assertThat(feed("B" + number, body).getActive()).isFalse();
    }

    @Test
    void the_qualified_file_is_the_one_that_stays() {
        feed(number, qualified(citizen));
        feed("B" + number, provisional("DUREPAIRE", "PAUL", "1971-04-02"));
        assertThat(door.refusal("POST", "/Patient/$merge", Map.of(), merge(number, "B" + number)))
                .isEqualTo("409 identity.merge-loses-ins");
        assertThat(door.refusal("POST", "/Patient/$merge", Map.of(), merge(number, number)))
                .isEqualTo("422 identity.same-identity");
    }

    @Test
    void two_people_are_merged_by_two_of_the_national_cell_and_unmerged_whole() {
        var provisional = population.unqualified().provisional();
        var first = new Caller.Administrator("one", "Une", Set.of("admin"));
        var second = new Caller.Administrator("two", "Deux", Set.of("admin"));
        var body = people(provisional, citizen.id());
        assertThat(door.refusal("POST", "/Patient/$merge", Map.of(), body)).isEqualTo("403 identity.national-cell");
        var proposed = door.as(first).post("/Patient/$merge", body, Parameters.class);
        assertThat(proposed.getParameter("work-item")).isNotNull();
        assertThat(door.refusal("POST", "/Patient/$merge", Map.of(), body)).isEqualTo("403 identity.four-eyes");
        var before = identities.require(provisional);
        var merge =
                door.as(second).post("/Patient/$merge", body, Parameters.class).getParameter("merge");
        assertThat(identities.require(provisional).id()).isEqualTo(citizen.id());
        var gone = door.as(HOSPITAL).get("/Patient/" + provisional, Map.of(), Patient.class);
        assertThat(gone.getActive()).isFalse();
        door.as(first).post("/Patient/$unmerge", """
                {"resourceType":"Parameters","parameter":[{"name":"merge","valueString":"%s"},
                  {"name":"reason","valueString":"two persons"}]}""".formatted(merge.getValue()), Parameters.class);
        assertThat(identities.require(provisional)).isEqualTo(before);
    }

    private Patient feed(String ipp, String body) {
        return door.put("/Patient", on(DOMAIN, ipp), body, Patient.class);
    }

    private String refused(String ipp, String body) {
        return door.refusal("PUT", "/Patient", on(DOMAIN, ipp), body);
    }

    private static Map<String, String> on(String domain, String ipp) {
        return Map.of("identifier", domain + "|" + ipp);
    }

    private Parameters pix(Caller by, String source, String target) {
        door.as(by);
        return door.get("/Patient/$ihe-pix", asked(source, target), Parameters.class);
    }

    private String pixRefusal(String source, String target) {
        return door.refusal("GET", "/Patient/$ihe-pix", asked(source, target), null);
    }

    private static Map<String, String> asked(String source, String target) {
        return target == null
                ? Map.of("sourceIdentifier", source)
                : Map.of("sourceIdentifier", source, "targetSystem", target);
    }

    private static List<String> values(Parameters answer, String name) {
        return answer.getParameters(name).stream()
                .map(it -> ((Identifier) it.getValue()).getValue())
                .toList();
    }

    private long count() {
        return jdbc.sql("select count(*) from identity.local_identity")
                .query(Long.class)
                .single();
    }

    private static String merge(String absorbed, String survivor) {
        return """
                {"resourceType":"Parameters","parameter":[
                  {"name":"source-patient-identifier","valueIdentifier":{"system":"%1$s","value":"%2$s"}},
                  {"name":"target-patient-identifier","valueIdentifier":{"system":"%1$s","value":"%3$s"}},
                  {"name":"reason","valueString":"created twice"}]}""".formatted(DOMAIN, absorbed, survivor);
    }

    private static String people(PatientId absorbed, PatientId survivor) {
        return """
                {"resourceType":"Parameters","parameter":[
                  {"name":"source-patient","valueReference":{"reference":"Patient/%s"}},
                  {"name":"target-patient","valueReference":{"reference":"Patient/%s"}},
                  {"name":"reason","valueString":"the same person, %s"}]}""".formatted(absorbed, survivor, Ids.next());
    }

    static String provisional(String family, String given, String born) {
        return patient("", family, given, given, born, "male", "63113", "PROV");
    }

    static String qualified(Identity person) {
        var traits = person.traits();
        return patient(
                identifier(person),
                traits.birthName(),
                traits.firstGivenName(),
                String.join(" ", traits.givenNames()),
                traits.birthDate().toString(),
                "female",
                traits.birthPlace(),
                "QUAL");
    }

    private static String identifier(Identity person) {
        return """
                {"use":"official","type":{"coding":[{"system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203",
                "code":"INS-NIR-TEST"}]},"system":"urn:oid:1.2.250.1.213.1.4.10","value":"%s"}""".formatted(person.ins().matricule());
    }

    private static String patient(
            String identifier,
            String family,
            String given,
            String list,
            String born,
            String gender,
            String place,
            String status) {
        return """
                {"resourceType":"Patient","active":true,"identifier":[%s],
                 "extension":[
                  {"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability","extension":[
                   {"url":"identityStatus","valueCoding":{
                    "system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-identity-status","code":"%s"}}]},
                  {"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"extension":[
                   {"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code","valueCoding":{
                    "system":"https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM","code":"%s"}}]}}],
                 "name":[{"use":"official","family":"%s","given":["%s"],"extension":[
                  {"url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-birth-list-given-name",
                   "valueString":"%s"}]}],
                 "gender":"%s","birthDate":"%s"}""".formatted(identifier, status, place, family, given, list, gender, born);
    }
}
