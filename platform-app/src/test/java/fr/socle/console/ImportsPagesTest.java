package fr.socle.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import fr.socle.PagesAlone;
import fr.socle.imports.ImportJob;
import fr.socle.imports.ImportJob.Problem;
import fr.socle.imports.ImportJob.State;
import fr.socle.imports.Imports;
import fr.socle.imports.ImportsRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringJUnitWebConfig(PagesAlone.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportsPagesTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final MockMultipartFile FILE = new MockMultipartFile("file", "finess.csv", null, new byte[] {1});

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Imports imports;

    private MockMvc browser;

    @BeforeEach
    void openBrowser() {
        browser = MockMvcBuilders.webAppContextSetup(context).build();
        when(imports.sources()).thenReturn(Set.of("finess"));
    }

    @Test
    void a_running_import_is_shown_with_its_progress_and_the_list_looks_again() throws Exception {
        when(imports.latest(anyInt())).thenReturn(List.of(job(State.RUNNING, null)));

        assertThat(page("/admin/imports"))
                .contains("21/11/2026 09:00:00", "value=\"42\"", "42 %", "En cours")
                .contains("hx-get=\"/admin/imports/liste\"", "hx-trigger=\"every 2s\"");
        assertThat(page("/admin/imports/liste"))
                .startsWith("<div id=\"imports\"")
                .contains("42 %");
    }

    @Test
    void a_list_where_nothing_moves_is_left_alone() throws Exception {
        when(imports.latest(anyInt())).thenReturn(List.of(job(State.SUCCEEDED, START.plusSeconds(12))));

        assertThat(page("/admin/imports")).contains("Réussi").doesNotContain("hx-get");
        assertThat(page("/admin")).contains("Réussi");
    }

    @Test
    void the_problems_of_an_import_are_listed_with_line_and_code() throws Exception {
        var job = job(State.REFUSED, START.plusSeconds(12));
        when(imports.get(job.id())).thenReturn(job);

        assertThat(page("/admin/imports/" + job.id())).contains("Refusé", "1 042", "import.truncated", ">12</dd>");
    }

    @Test
    void a_file_is_handed_over_and_the_list_comes_back() throws Exception {
        var answer = browser.perform(multipart("/admin/imports").file(FILE).param("source", "finess"))
                .andReturn()
                .getResponse();

        assertThat(answer.getRedirectedUrl()).isEqualTo("/admin/imports");
    }

    @Test
    void a_refused_start_is_explained_on_the_form() throws Exception {
        when(imports.latest(anyInt())).thenReturn(List.of());
        when(imports.start(eq("rpps"), any(), any(), any()))
                .thenThrow(new ImportsRefusal.AlreadyRunning("rpps").asException());

        var answer = browser.perform(multipart("/admin/imports").file(FILE).param("source", "rpps"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("role=\"alert\"", "import.already-running");
    }

    private String page(String path) throws Exception {
        return browser.perform(get(path)).andReturn().getResponse().getContentAsString();
    }

    private static ImportJob job(State state, @Nullable Instant end) {
        var problems = List.of(new Problem(1_042, "import.truncated", "The file stops short"));
        return new ImportJob(
                UUID.fromString("0198f000-0000-7000-8000-000000000001"),
                "finess",
                state,
                5_000,
                4_900,
                100,
                42,
                START,
                end,
                problems);
    }
}
