package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/// Codes of imported files, explained, listed, checked and translated, in the version asked for.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class TerminologiesTest {

    private static final Path OFFICIAL = Stream.of("../../shared", "../shared")
            .map(it -> Path.of(it, "data/mes/fhir-cahier-de-liaison/ConceptMap-ConceptMap-mos-cdl.json"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("none"));
    private static final String MAP = """
            {"resourceType":"ConceptMap","url":"urn:test:map","version":"%s","status":"active","group":[
              {"source":"urn:test:old","target":"urn:test:new","element":[
                {"code":"A","target":[{"code":"%s","equivalence":"equivalent"}]},
                {"code":"B","target":[{"equivalence":"unmatched","comment":"no counterpart"}]},
                {"code":"C","target":[{"code":"N9","equivalence":"disjoint"}]}]},
              {"source":"urn:test:old","element":[{"code":"A","target":[{"code":"X"}]}]}]}""";
    private static final String SYSTEM = """
            {"resourceType":"CodeSystem","url":"urn:test:new","version":"%s","name":"New","status":"active",
             "content":"complete","concept":[%s]}""";

    @TempDir
    Path directory;

    @Autowired
    Map<String, ImportSource> sources;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    private FhirCalls fhir;

    @BeforeEach
    void two_versions_are_loaded() throws IOException {
        fhir = new FhirCalls(port, Map.of());
        load(MAP.formatted("1", "N1"));
        load(MAP.formatted("2", "N2"));
        load(SYSTEM.formatted("1", concept("N1", "Été")));
        load(SYSTEM.formatted(
                "2", concept("N1", "Été austral") + "," + concept("N2", "Hiver") + "," + concept("N3", "Hivernage")));
    }

    @AfterEach
    void nothing_is_left() {
        jdbc.sql("delete from directory.concept_map where url like 'urn:test:%' or url like '%mos-cdl'")
                .update();
        jdbc.sql("delete from directory.code_system where url like 'urn:test:%'")
                .update();
    }

    @Test
    void a_code_is_translated_by_the_newest_version_of_its_map_or_by_the_one_asked_for() {
        assertThat(translated("code=A")).isEqualTo("N2");
        assertThat(translated("code=A&url=urn:test:map&conceptMapVersion=1")).isEqualTo("N1");
        assertThat(translated("code=A&targetsystem=urn:test:new")).isEqualTo("N2");
    }

    @Test
    void what_has_no_counterpart_is_not_translated_and_that_is_no_error() {
        for (var query : new String[] {"code=B", "code=C", "code=Z", "code=A&targetsystem=urn:test:other"}) {
            assertThat(result(translate(query))).as(query).isFalse();
        }
    }

    @Test
    void a_code_means_what_its_version_says() {
        var newest = (Parameters)
                fhir.get("CodeSystem/$lookup?system=urn:test:new&code=N1").resource();
        assertThat(newest.getParameter("display").getValue().toString()).isEqualTo("Été austral");
        var first = (Parameters) fhir.get("CodeSystem/$lookup?system=urn:test:new&code=N1&version=1")
                .resource();
        assertThat(first.getParameter("display").getValue().toString()).isEqualTo("Été");
        assertThat(result((Parameters) fhir.get("CodeSystem/$validate-code?url=urn:test:new&code=N2&version=1")
                        .resource()))
                .isFalse();
        assertThat(result((Parameters) fhir.get("CodeSystem/$validate-code?url=urn:test:new&code=N2")
                        .resource()))
                .isTrue();
    }

    @Test
    void a_list_is_narrowed_and_walked_page_by_page() {
        assertThat(expanded("filter=hiver")).extracting(it -> it.getCode()).containsExactly("N2", "N3");
        assertThat(expanded("filter=ete")).extracting(it -> it.getCode()).containsExactly("N1");
        assertThat(expanded("count=2&offset=2")).extracting(it -> it.getCode()).containsExactly("N3");
        assertThat(expanded("valueSetVersion=1")).hasSize(1);
        var page =
                (ValueSet) fhir.get("ValueSet/$expand?url=urn:test:new&count=1").resource();
        assertThat(page.getExpansion().getTotal()).isEqualTo(3);
        assertThat(fhir.get("ValueSet/$expand?url=urn:test:nowhere").status()).isEqualTo(404);
        assertThat(result((Parameters) fhir.get(
                                "ValueSet/$validate-code?url=urn:test:new&system=urn:test:new&code=N3&valueSetVersion=1")
                        .resource()))
                .isFalse();
    }

    @Test
    @EnabledIf("anOfficialMapIsThere")
    void an_official_map_translates() throws IOException {
        load(Files.readString(OFFICIAL));
        var found = translate("system=https://mos.esante.gouv.fr/12.html&code=Contact.IdContact");
        assertThat(result(found)).isTrue();
        assertThat(target(found)).isEqualTo("RelatedPerson.identifier");
    }

    static boolean anOfficialMapIsThere() {
        return Files.exists(OFFICIAL);
    }

    private java.util.List<ValueSet.ValueSetExpansionContainsComponent> expanded(String query) {
        return ((ValueSet)
                        fhir.get("ValueSet/$expand?url=urn:test:new&" + query).resource())
                .getExpansion()
                .getContains();
    }

    private String translated(String query) {
        var found = translate(query);
        assertThat(result(found)).as(query).isTrue();
        assertThat(found.getParameter().stream().filter(it -> it.getName().equals("match")))
                .hasSize(1);
        return target(found);
    }

    private static String target(Parameters found) {
        var match = found.getParameter().stream()
                .filter(it -> it.getName().equals("match"))
                .findFirst()
                .orElseThrow();
        return ((Coding) match.getPart().stream()
                        .filter(it -> it.getName().equals("concept"))
                        .findFirst()
                        .orElseThrow()
                        .getValue())
                .getCode();
    }

    private Parameters translate(String query) {
        var whole = query.startsWith("system=") ? query : "system=urn:test:old&" + query;
        return (Parameters) fhir.get("ConceptMap/$translate?" + whole).resource();
    }

    private static boolean result(Parameters found) {
        return found.getParameterBool("result");
    }

    private static String concept(String code, String display) {
        return "{\"code\":\"" + code + "\",\"display\":\"" + display + "\"}";
    }

    private void load(String text) throws IOException {
        var file = Files.writeString(directory.resolve("terms.json"), text);
        sources.get("terminologies").load(new ImportFile(file, "terms.json"), new ImportProgress() {

            @Override
            public void read(long rows, double fraction) {
                // nobody watches
            }

            @Override
            public void accepted(long rows) {
                // the answers tell
            }

            @Override
            public void rejected(long line, String code, String message) {
                throw new AssertionError(code);
            }
        });
    }
}
