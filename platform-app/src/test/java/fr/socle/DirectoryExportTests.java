package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.socle.PracticeSoftware.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The directory in files, as a program of another house fetches it (FHIR Bulk Data Access 2.0).
@PlatformTest
@TestInstance(Lifecycle.PER_CLASS)
class DirectoryExportTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final PracticeSoftware software = PracticeSoftware.ofThisTest();
    private PracticeSoftware program = software;

    @BeforeAll
    void a_program_has_a_token_in_its_own_name() {
        program = with("system/*.rs");
    }

    @Test
    void everything_is_exported_in_files_of_one_resource_a_line() {
        var manifest = exported("/fhir/$export");
        assertThat(manifest.path("requiresAccessToken").asBoolean()).isTrue();
        assertThat(manifest.path("request").asString()).endsWith("/fhir/$export");
        assertThat(types(manifest)).contains("Practitioner", "PractitionerRole", "Organization", "HealthcareService");
        for (var type : List.of("Practitioner", "PractitionerRole", "Organization")) {
            var lines = lines(manifest, type);
            var total = program.get("/fhir/" + type + "?_summary=count")
                    .json()
                    .path("total")
                    .asInt();
            assertThat(lines)
                    .as(type)
                    .hasSize(total)
                    .allSatisfy(
                            it -> assertThat(it.path("resourceType").asString()).isEqualTo(type));
            assertThat(lines.stream().map(it -> it.path("id").asString()))
                    .as(type)
                    .doesNotHaveDuplicates();
        }
        var declared = 0;
        for (var file : manifest.path("output")) {
            declared += file.path("type").asString().equals("Practitioner")
                    ? file.path("count").asInt()
                    : 0;
        }
        assertThat(declared).isEqualTo(lines(manifest, "Practitioner").size());
    }

    @Test
    void an_export_may_be_of_some_types_or_of_one() {
        assertThat(types(exported("/fhir/$export?_type=Organization,Location"))).isSubsetOf("Organization", "Location");
        assertThat(types(exported("/fhir/Practitioner/$export"))).containsExactly("Practitioner");
        var asked = program.with("Prefer", "respond-async").postFhir("/$export", """
            {"resourceType": "Parameters", "parameter": [
                {"name": "_type", "valueString": "Organization"}]}""");
        assertThat(types(manifest(asked))).containsExactly("Organization");
    }

    @Test
    void a_filter_narrows_a_type_and_several_are_alternatives() {
        var manifest = exported("/fhir/$export?_type=Practitioner&_typeFilter="
                + PracticeSoftware.encode("Practitioner?family=vasseur") + "&_typeFilter="
                + PracticeSoftware.encode("Practitioner?family=morvannec"));
        assertThat(lines(manifest, "Practitioner"))
                .extracting(it -> it.at("/name/0/family").asString())
                .containsOnly("Vasseur", "Morvannec");
    }

    @Test
    void only_what_changed_since_a_moment_is_exported_and_deletions_are_told() {
        var manifest = exported("/fhir/$export?_type=Organization&_since=2999-01-01T00:00:00Z");
        assertThat(manifest.path("output")).isEmpty();
        assertThat(manifest.path("deleted").isArray()).isTrue();
        var all = exported("/fhir/$export?_type=Organization&_since=2001-01-01T00:00:00Z");
        assertThat(lines(all, "Organization")).isNotEmpty();
    }

    @Test
    void a_file_is_fetched_by_ranges() {
        var manifest = exported("/fhir/Organization/$export");
        var url = path(manifest.at("/output/0/url").asString());
        var whole = program.get(url);
        assertThat(whole.header("Content-Type")).startsWith("application/fhir+ndjson");
        var part = program.with("Range", "bytes=10-19").get(url);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.body().substring(10, 20));
        assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + whole.bytes().length);
    }

    @Test
    void an_export_is_cancelled_and_then_unknown() {
        var asked = program.with("Prefer", "respond-async").get("/fhir/$export");
        var state = path(asked.header("Content-Location"));
        assertThat(program.delete(state).status()).isEqualTo(202);
        assertThat(program.get(state).status()).isEqualTo(404);
        assertThat(program.get(state).code()).isEqualTo("directory.unknown-export");
    }

    @Test
    void nobody_else_sees_an_export_or_its_files() {
        var asked = program.with("Prefer", "respond-async").get("/fhir/Organization/$export");
        var manifest = manifest(asked);
        var doctor = software.signedInAs("docteur1");
        assertThat(doctor.get(path(asked.header("Content-Location"))).status()).isEqualTo(404);
        assertThat(doctor.get(path(manifest.at("/output/0/url").asString())).status())
                .isEqualTo(404);
        assertThat(software.get(path(manifest.at("/output/0/url").asString())).status())
                .isEqualTo(401);
    }

    @Test
    void scopes_say_what_a_program_may_export() {
        var narrow = with("system/Organization.rs");
        assertThat(narrow.with("Prefer", "respond-async")
                        .get("/fhir/$export?_type=Practitioner")
                        .code())
                .isEqualTo("auth.insufficient-scope");
        assertThat(narrow.with("Prefer", "respond-async")
                        .get("/fhir/Practitioner/$export")
                        .status())
                .isEqualTo(403);
        assertThat(types(manifest(narrow.with("Prefer", "respond-async").get("/fhir/$export"))))
                .containsExactly("Organization");
        assertThat(software.signedInAs("docteur1")
                        .with("Prefer", "respond-async")
                        .get("/fhir/$export")
                        .code())
                .isEqualTo("directory.export-for-programs");
    }

    @Test
    void what_cannot_be_exported_is_refused_at_once() {
        assertThat(program.get("/fhir/$export").code()).isEqualTo("directory.export-is-asynchronous");
        var eager = program.with("Prefer", "respond-async");
        for (var query : List.of(
                "_type=Patient",
                "_type=Nothing",
                "_since=yesterday",
                "_outputFormat=text/csv",
                "shoe-size=42",
                "_type=Organization&_typeFilter=Practitioner?active=true",
                "_type=Location&_typeFilter=Location?status=active")) {
            var answer =
                    eager.get("/fhir/$export?" + query.replace("?a", "%3Fa").replace("?s", "%3Fs"));
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.code()).as(query).isEqualTo("directory.unreadable-export");
        }
        assertThat(eager.get("/fhir/$export?_type=Organization&_typeFilter=Organization%3Fshoe-size%3D42")
                        .code())
                .isEqualTo("fhir.unknown-parameter");
        assertThat(eager.with("Prefer", "respond-async, handling=lenient")
                        .get("/fhir/$export?_type=Device&shoe-size=42")
                        .status())
                .isEqualTo(202);
    }

    private PracticeSoftware with(String scope) {
        return BackendProgram.of(software, scope);
    }

    private JsonNode exported(String path) {
        return manifest(program.with("Prefer", "respond-async").get(path));
    }

    private JsonNode manifest(Answer asked) {
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        var state = path(asked.header("Content-Location"));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var answer = program.get(state);
            assertThat(answer.status()).as(answer.body()).isIn(200, 202);
            assertThat(answer.status() == 200 || !answer.header("X-Progress").isEmpty())
                    .isTrue();
            return answer.status() == 200;
        });
        return program.get(state).json();
    }

    private List<JsonNode> lines(JsonNode manifest, String type) {
        var lines = new ArrayList<JsonNode>();
        for (var file : manifest.path("output")) {
            if (file.path("type").asString().equals(type)) {
                program.get(path(file.path("url").asString()))
                        .body()
                        .lines()
                        .map(JSON::readTree)
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    private static List<String> types(JsonNode manifest) {
        var types = new TreeSet<String>();
        manifest.path("output").forEach(it -> types.add(it.path("type").asString()));
        return List.copyOf(types);
    }

    private String path(String url) {
        assertThat(url).startsWith(software.base());
        return url.substring(software.base().length());
    }
}
