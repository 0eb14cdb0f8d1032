package fr.socle.directory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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

/// A directory as large as the country's, in the eyes of the planner: what would read all of it is refused before it
/// runs.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ModuleTestConfiguration.class, DirectoryFhirTest.Server.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class BroadSearchTest {

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${local.server.port}")
    int port;

    private FhirCalls fhir;

    @BeforeEach
    void the_country_is_large() {
        sandbox.ensure(42);
        fhir = new FhirCalls(port, Map.of());
        rowsAPage(1_000_000);
    }

    @AfterEach
    void the_country_is_small_again() {
        for (var table : new String[] {"structure", "establishment", "practitioner"}) {
            jdbc.execute("analyze directory." + table);
        }
    }

    @Test
    void a_word_inside_every_address_is_refused_and_beside_a_town_it_is_not() {
        assertTooBroad("Organization?address:contains=tilleuls&_total=accurate");
        assertTooBroad("Organization?address:contains=tilleuls&_summary=count");
        assertThat(fhir.get("Organization?address:contains=tilleuls&identifier=990000010&_total=accurate")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_an_index_finds_and_what_is_merely_many_is_answered() {
        for (var query : new String[] {
            "Practitioner?_summary=count",
            "Practitioner?family=Vasseur&_total=accurate",
            "Practitioner?name:contains=asseu",
            "Organization?address:contains=tilleuls"
        }) {
            assertThat(fhir.get(query).status()).as(query).isEqualTo(200);
        }
    }

    private void assertTooBroad(String query) {
        var answer = fhir.get(query);
        assertThat(answer.status()).as(query).isEqualTo(422);
        assertThat(answer.body()).contains("directory.search-too-broad");
    }

    private void rowsAPage(int rows) {
        jdbc.update("""
                update pg_catalog.pg_class set relpages = 1, reltuples = ?
                 where relnamespace = 'directory'::regnamespace
                   and relname in ('structure', 'establishment', 'practitioner')""", rows);
    }
}
